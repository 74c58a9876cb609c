import { Refusal } from '@/simulator/refusal';
import type { Json, ListAnswer } from '@/simulator/route';

const defaultMax = 200;
const largestMax = 1000;

export interface Range {
  attribute: string;
  start: { value: string; isExclusive: boolean } | null;
  end: { value: string; isExclusive: boolean } | null;
  max: number;
  order: 'asc' | 'desc';
}

export interface Page {
  rows: Json[];
  status: 200 | 206;
  headers: Record<string, string>;
}

/**
 * Parses `<attribute> [<start>]..[<end>][; max=N, order=asc|desc][;]` in all the spellings clients send. 416 for
 * anything else; `max` above 1,000 is clamped or refused as the switch says.
 */
export function parseRange(header: string, attributes: readonly string[], largeMax: 'clamp' | 'refuse'): Range {
  const [head = '', ...rest] = header.split(';');
  const range: Range = { attribute: attributes[0] ?? 'id', start: null, end: null, max: defaultMax, order: 'asc' };
  if (head.trim() !== '') readHead(head.trim(), attributes, range);
  for (const part of rest.join(',').split(',')) {
    const [key = '', value = ''] = part.split('=').map((text) => text.trim());
    if (key === 'max') range.max = maxOf(value, largeMax);
    else if (key === 'order') {
      if (value !== 'asc' && value !== 'desc') throw unsatisfiable(`Invalid order "${value}".`);
      range.order = value;
    } else if (key !== '') throw unsatisfiable(`Unknown range parameter "${key}".`);
  }
  return range;
}

/** Cuts the page a range asks for out of a list; `truncatedStatus` and `Next-Range` exactly when rows remain. */
export function pageOf(list: ListAnswer, range: Range, truncatedStatus: 200 | 206 = 206): Page {
  const direction = range.order === 'asc' ? 1 : -1;
  const entries = list.entries(range.attribute).sort((a, b) => direction * compare(a.key, b.key));
  const within = entries.filter((entry) => isAfterStart(entry.key) && isBeforeEnd(entry.key));
  const count = cut(within, range.max);
  const page = within.slice(0, count);
  const first = page[0]?.key ?? '';
  const last = page.at(-1)?.key ?? '';
  const headers: Record<string, string> = {
    'Accept-Ranges': list.attributes.join(', '),
    'Content-Range': `${range.attribute} ${first}..${last}; max=${range.max}`,
  };
  const isTruncated = count < within.length;
  if (isTruncated) {
    const order = range.order === 'desc' ? ', order=desc' : '';
    const end = range.end ? `${range.end.value}${range.end.isExclusive ? '[' : ''}` : '';
    headers['Next-Range'] = `${range.attribute} ]${last}..${end}; max=${range.max}${order}`;
  }
  return { rows: page.map((entry) => entry.render()), status: isTruncated ? truncatedStatus : 200, headers };

  function isAfterStart(key: string | number): boolean {
    if (!range.start) return true;
    const side = direction * compare(key, asKey(range.start.value, key));
    return range.start.isExclusive ? side > 0 : side >= 0;
  }

  function isBeforeEnd(key: string | number): boolean {
    if (!range.end) return true;
    const side = direction * compare(key, asKey(range.end.value, key));
    return range.end.isExclusive ? side < 0 : side <= 0;
  }
}

function readHead(head: string, attributes: readonly string[], range: Range): void {
  const match = /^(?:([\w-]+)\s+|(?=\.\.))(\]?)(.*?)\.\.(.*?)(\[?)$/.exec(head);
  const attribute = match?.[1] ?? range.attribute;
  if (!match) throw unsatisfiable(`Couldn't parse range "${head}".`);
  if (!attributes.includes(attribute)) throw unsatisfiable(`Couldn't range on "${attribute}".`);
  range.attribute = attribute;
  const [start = '', end = ''] = [match[3]?.trim(), match[4]?.trim()];
  if (start !== '') range.start = { value: start, isExclusive: match[2] === ']' };
  if (end !== '') range.end = { value: end, isExclusive: match[5] === '[' };
  if (start === '' && end !== '') throw unsatisfiable('A range with an end needs a start.');
}

function maxOf(text: string, largeMax: 'clamp' | 'refuse'): number {
  const max = /^\d+$/.test(text) ? Number(text) : 0;
  if (max < 1 || (max > largestMax && largeMax === 'refuse')) {
    throw unsatisfiable(`Range max must be between 1 and ${largestMax}.`);
  }
  return Math.min(max, largestMax);
}

/** A page never ends inside a group of equal keys: `Next-Range` starts after the key, and would skip the rest. */
function cut(entries: readonly { key: string | number }[], max: number): number {
  if (entries.length <= max) return entries.length;
  const boundary = entries[max]?.key;
  let count = max;
  while (count > 0 && entries[count - 1]?.key === boundary) count--;
  if (count > 0) return count;
  count = max;
  while (count < entries.length && entries[count]?.key === boundary) count++;
  return count;
}

function asKey(text: string, like: string | number): string | number {
  if (typeof like === 'string') return text;
  const number = Number(text);
  if (Number.isNaN(number)) throw unsatisfiable(`Couldn't parse range value "${text}".`);
  return number;
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function unsatisfiable(message: string): Refusal {
  return new Refusal(416, 'requested_range_not_satisfiable', message);
}
