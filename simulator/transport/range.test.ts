import { describe, expect, it } from 'vitest';
import { Refusal } from '@/simulator/refusal';
import { list } from '@/simulator/route';
import { pageOf, parseRange } from './range';

const rows = Array.from({ length: 25 }, (_, index) => ({ id: index + 1, tie: Math.floor(index / 10) }));
const numbers = list(rows, { id: (row) => row.id, tie: (row) => row.tie }, (row) => row.id);

function page(header: string) {
  return pageOf(numbers, parseRange(header, numbers.attributes, 'clamp'));
}

describe('range', () => {
  it.each([
    ['', 'id', 200, 'asc'],
    ['id ..', 'id', 200, 'asc'],
    ['id ..; max=1000;', 'id', 1000, 'asc'],
    ['id ..; max=15, order=desc', 'id', 15, 'desc'],
    ['id ..; order=desc,max=1', 'id', 1, 'desc'],
    ['tie ..; order=desc', 'tie', 200, 'desc'],
    ['id ..; order=desc,max=10;', 'id', 10, 'desc'],
    ['id ..; max=5000', 'id', 1000, 'asc'],
    ['..; max=3,order=desc', 'id', 3, 'desc'],
  ])('reads %j', (header, attribute, max, order) => {
    expect(parseRange(header, ['id', 'tie'], 'clamp')).toMatchObject({ attribute, max, order, start: null, end: null });
  });

  it('reads exclusive and inclusive ends, and values with dots', () => {
    const range = parseRange('hostname ]www.example.com..x.example.com[; max=3', ['hostname'], 'clamp');
    expect(range.start).toEqual({ value: 'www.example.com', isExclusive: true });
    expect(range.end).toEqual({ value: 'x.example.com', isExclusive: true });
  });

  it.each([
    'nonsense ..',
    'id',
    'id ..9',
    'id ..; max=0',
    'id ..; max=many',
    'id ..; order=up',
    'bytes=0-',
    'id ..; page=2',
    'id abc..',
  ])('refuses %j with 416', (header) => {
    expect(() => page(header)).toThrowError(
      expect.objectContaining({ status: 416, id: 'requested_range_not_satisfiable' }),
    );
  });

  it('refuses a large max when switched so', () => {
    expect(() => parseRange('id ..; max=1001', ['id'], 'refuse')).toThrowError(Refusal);
  });

  it('pages through everything once, without Next-Range at the end', () => {
    const seen: unknown[] = [];
    const statuses: number[] = [];
    for (let header: string | undefined = 'id ..; max=10'; header; ) {
      const { rows: part, status, headers } = page(header);
      seen.push(...part);
      statuses.push(status);
      header = headers['Next-Range'];
    }
    expect(seen).toEqual(rows.map((row) => row.id));
    expect(statuses).toEqual([206, 206, 200]);
  });

  it('pages downwards', () => {
    const first = page('id ..; max=10, order=desc');
    expect(first.rows[0]).toBe(25);
    expect(first.headers['Next-Range']).toBe('id ]16..; max=10, order=desc');
    expect(page(first.headers['Next-Range'] ?? '').rows[0]).toBe(15);
  });

  it('never ends a page inside a group of equal keys', () => {
    expect(page('tie ..; max=15').rows).toHaveLength(10);
    expect(page('tie ..; max=4').rows).toHaveLength(10);
    expect(page('tie ]0..; max=15').rows).toHaveLength(15);
  });

  it('takes inclusive and exclusive bounds', () => {
    expect(page('id 3..5').rows).toEqual([3, 4, 5]);
    expect(page('id ]3..5[').rows).toEqual([4]);
  });

  it('answers an empty list with 200', () => {
    const empty = list<{ id: string }>([], { id: (row) => row.id }, (row) => row.id);
    expect(pageOf(empty, parseRange('', ['id'], 'clamp'))).toMatchObject({ rows: [], status: 200 });
  });
});
