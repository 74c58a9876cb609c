import { describe, expect, it } from 'vitest';
import { placeLabels } from './place-labels';
import { seriesOf, totalsOf } from './series';
import { consumerOf, ledgerOf } from './testing/ledger-of';

describe('the areas of the picture', () => {
  it('stand in the order of features from the bottom up, outside use on top', () => {
    const series = seriesOf(ledgerOf());
    expect(series.map(({ id, isOutside }) => [id, isOutside])).toEqual([
      ['sync', false],
      ['pages', false],
      ['outside', true],
    ]);
    expect(new Set(series.map(({ colour }) => colour)).size).toBe(3);
    expect(totalsOf(series, 60)[30]).toBe(45);
  });

  it('keep the order of size when they are no features, each in a colour of its own', () => {
    const consumers = ['a', 'b', 'c', 'd', 'rest'].map((id, index) => consumerOf(id, id, 9 - index));
    const series = seriesOf({ consumers, outside: null });
    expect(series.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'rest']);
    expect(new Set(series.map(({ colour }) => colour)).size).toBe(5);
  });
});

describe('the names in the picture', () => {
  it('stand in the middle of an area that is thick enough, by a short name', () => {
    const labels = placeLabels(seriesOf(ledgerOf()), 60, 100);
    expect(labels.map(({ label, perMinute }) => [label, perMinute])).toEqual([
      ['Fleet sync', 5],
      ['Pages', 18.5],
      ['Outside', 36],
    ]);
  });

  it('leave out a thin area, and a peak that is narrower than the name', () => {
    const peak = { points: Array.from({ length: 60 }, (_, step) => (step === 30 ? 90 : 0)) };
    const consumers = [consumerOf('sync', 'Fleet sync', 2), consumerOf('jobs', 'Jobs', 0, peak)];
    expect(placeLabels(seriesOf({ consumers, outside: null }), 60, 100)).toEqual([]);
  });

  it('find the place where an area that moves up and down holds them', () => {
    const points = Array.from({ length: 60 }, (_, step) => (step >= 40 && step < 52 ? 40 : 3));
    const [label] = placeLabels(
      seriesOf({ consumers: [consumerOf('jobs', 'Jobs', 0, { points })], outside: null }),
      60,
      100,
    );
    expect(label?.step).toBeGreaterThanOrEqual(43);
    expect(label?.step).toBeLessThan(49);
    expect(label?.perMinute).toBe(20);
  });
});
