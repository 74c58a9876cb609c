import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ChartOutline } from './chart-outline';
import { seriesOf } from './series';
import { consumerOf, ledgerOf } from './testing/ledger-of';

const minuteMs = 60_000;

function corners(element: Element | undefined): number[][] {
  const points = element?.getAttribute('points')?.split(' ') ?? [];
  return points.map((point) => point.split(',').map(Number));
}

it('draws one area on another, without the minute that still runs', () => {
  const consumers = [consumerOf('sync', 'Fleet sync', 10), consumerOf('jobs', 'Jobs', 30)];
  const series = seriesOf(ledgerOf({ consumers, outside: null }));
  const { container } = render(<ChartOutline series={series} startsAt={0} stepMs={minuteMs} refillPerMinute={75} />);
  const [sync, jobs] = [...container.querySelectorAll('polygon')].map(corners);
  expect(container.querySelector('svg')?.getAttribute('viewBox')).toBe('0 0 58 100');
  expect(sync).toHaveLength(2 * 59);
  expect([sync?.[0], sync?.at(-1)]).toEqual([
    [0, 100],
    [0, 90],
  ]);
  expect([jobs?.[58], jobs?.[59]]).toEqual([
    [58, 90],
    [58, 60],
  ]);
});
