import { describe, expect, test } from 'vitest';
import { createFlow } from './flow';

describe('whether places become free quickly', () => {
  test('not before the first answer, then as the last one says', () => {
    const flow = createFlow();
    expect(flow.isQuick(0)).toBe(false);
    const first = flow.depart(0);
    const second = flow.depart(10);
    expect(first(40)).toBe(40);
    expect(flow.isQuick(40)).toBe(true);
    expect(second(300)).toBe(290);
    expect(flow.isQuick(300)).toBe(false);
    flow.depart(300)(340);
    expect(flow.isQuick(340)).toBe(true);
  });

  test('not while one call hangs, however quick the others are', () => {
    const flow = createFlow();
    const hanging = flow.depart(0);
    flow.depart(200)(240);
    expect(flow.isQuick(240)).toBe(true);
    flow.depart(240)(280);
    expect(flow.isQuick(280)).toBe(false);
    hanging(5_000);
    expect(flow.isQuick(5_000)).toBe(false);
    flow.depart(5_000)(5_040);
    expect(flow.isQuick(5_040)).toBe(true);
  });
});
