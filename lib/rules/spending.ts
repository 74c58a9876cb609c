/** Calls of one step of a span that one consumer (a key) made. */
export type StepCalls = { step: number; key: string; calls: number; recent: number };

/** What one consumer spent: in all, in the last minutes, and in each step. */
export type Spending = { key: string; calls: number; recent: number; steps: number[] };

/** Adds calls up by consumer, the biggest first; `keyOf` may put several keys together. */
export function spendingBy(
  rows: readonly StepCalls[],
  steps: number,
  keyOf: (key: string) => string = (key) => key,
): Spending[] {
  const found = new Map<string, Spending>();
  for (const row of rows) {
    const key = keyOf(row.key);
    const spending = found.get(key) ?? { key, calls: 0, recent: 0, steps: Array<number>(steps).fill(0) };
    found.set(key, spending);
    spending.calls += row.calls;
    spending.recent += row.recent;
    spending.steps[row.step] = (spending.steps[row.step] ?? 0) + row.calls;
  }
  return [...found.values()].sort((a, b) => b.calls - a.calls || (a.key < b.key ? -1 : 1));
}

/** Puts several consumers together under one key. */
export function sumOfSpending(key: string, parts: readonly Spending[], steps: number): Spending {
  return {
    key,
    calls: parts.reduce((sum, part) => sum + part.calls, 0),
    recent: parts.reduce((sum, part) => sum + part.recent, 0),
    steps: Array.from({ length: steps }, (_, step) => parts.reduce((sum, part) => sum + (part.steps[step] ?? 0), 0)),
  };
}
