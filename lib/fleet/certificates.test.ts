import { describe, expect, it } from 'vitest';
import { certificatesPart, nextCertificate } from './certificates';
import type { FleetEntry } from './entry';

const dayMs = 24 * 3_600_000;
const now = 1_790_000_000_000;

const noOptions: { size?: string; readAgoMs?: number | null; stage?: string; endsInMs?: number } = {};

function entry(id: string, { size = 'Basic', readAgoMs = null, stage = 'staging', endsInMs } = noOptions) {
  const value = endsInMs === undefined ? [] : [{ host: 'shop.example', endsAt: now + endsInMs, endpoint: 'sni-1' }];
  return {
    id,
    formation: { value: [{ type: 'web', quantity: 1, size, unitCents: 700 }], readAt: now },
    coupling: { value: { stage, pipelineId: 'p', pipeline: 'p' }, readAt: now },
    certificates: readAgoMs === null ? null : { value, readAt: now - readAgoMs },
  } as unknown as FleetEntry;
}

describe('certificates', () => {
  it.each([
    ['none, without apps', [], 0, null],
    ['one that was never read', [entry('old', { readAgoMs: 2 * dayMs }), entry('new')], 0, 'new'],
    ['one in production before the others', [entry('a'), entry('b', { stage: 'production' })], 0, 'b'],
    ['the oldest', [entry('a', { readAgoMs: 4 * dayMs }), entry('b', { readAgoMs: 5 * dayMs })], 0, 'b'],
    ['none that was read today', [entry('a', { readAgoMs: dayMs / 2, endsInMs: 9 * dayMs })], 0, null],
    ['one that ends soon once a day', [entry('a', { readAgoMs: dayMs, endsInMs: 59 * dayMs })], 0, 'a'],
    ['one that ends late not that often', [entry('a', { readAgoMs: dayMs, endsInMs: 61 * dayMs })], 0, null],
    ['none where there was none yesterday', [entry('a', { readAgoMs: dayMs })], 0, null],
    ['every third day whatever it was', [entry('a', { readAgoMs: 3 * dayMs })], 0, 'a'],
    ['none of an app that runs on Eco dynos', [entry('a', { size: 'Eco' })], 0, null],
    ['none within a minute after another', [entry('a')], now - 59_000, null],
    ['the next a minute after', [entry('a')], now - 60_000, 'a'],
    ['evenly once all are known', [entry('a', { readAgoMs: 4 * dayMs })], now - 2 * dayMs, null],
  ])('are read: %s', (_, entries, lastAt, expected) => {
    expect(nextCertificate(entries, { now, lastAt, isAnyoneHere: false })).toBe(expected);
  });

  it('are read faster for the first time while somebody is here, the fewer the faster', () => {
    const next = (count: number, agoMs: number) =>
      nextCertificate(
        Array.from({ length: count }, (_, index) => entry(`app-${index}`)),
        { now, lastAt: now - agoMs, isAnyoneHere: true },
      );
    expect([next(10, 19_000), next(10, 20_000), next(500, 239_000), next(500, 240_000)]).toEqual([
      null,
      'app-0',
      null,
      'app-0',
    ]);
  });

  it('are kept by host and end', () => {
    const certificate = { cert_domains: ['shop.example', 'www.shop.example'], expires_at: '2026-12-01T00:00:00Z' };
    expect(
      certificatesPart([
        { id: 'e1', name: 'sni-1', ssl_cert: certificate },
        { id: 'e2', name: 'sni-2', ssl_cert: { cert_domains: null, expires_at: '2027-01-01T00:00:00Z' } },
        { id: 'e3', name: 'sni-3', ssl_cert: null },
      ]),
    ).toEqual([
      { host: 'shop.example', endsAt: Date.parse('2026-12-01T00:00:00Z'), endpoint: 'sni-1' },
      { host: 'sni-2', endsAt: Date.parse('2027-01-01T00:00:00Z'), endpoint: 'sni-2' },
    ]);
  });
});
