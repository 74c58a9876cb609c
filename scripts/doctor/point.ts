/** What the simulator can be told; the names are those of its switches. */
export type Facts = {
  notModifiedCost?: 0 | 1;
  missingVersion?: 'refuse' | 'serve';
  largeMax?: 'clamp' | 'refuse';
  rateLimitsCost?: 0 | 1;
  rateHeaders?: string[];
  ifModifiedSince?: 'ignore' | 'honour';
  truncatedStatus?: 200 | 206;
  sortAttributes?: Record<string, string[]>;
  scalingTouchesApp?: boolean;
};

/** One open point: what the documents lead one to expect, what was seen, and what follows from it. */
export type Point = {
  point: string;
  expected: string;
  seen: string;
  meaning: string;
  facts: Facts;
};

/** A point that could not be settled, and why. */
export function undecided(point: string, expected: string, seen: string): Point {
  return { point, expected, seen, meaning: 'Undecided: the console goes on as if it were as expected.', facts: {} };
}
