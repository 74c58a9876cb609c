import type { Tier } from '../../lib/fleet/due';

/** How old the dynos of a tier's apps were, looked at before every tick, and how old they may be, in ms. */
export type TierAges = { apps: number; limitMs: number; p50Ms: number; p95Ms: number; maxMs: number };

/** One hour of the engine. */
export type HourFigures = {
  calls: number;
  byPurpose: Record<string, number>;
  /** Answers with 429. */
  refused: number;
  /** The fewest calls that the bucket had left. */
  lowest: number;
  ages: Record<Tier, TierAges>;
  /** Heap in use after a collection, every ten minutes, in bytes. */
  heapBytes: number[];
};

export type ChangeKind = 'scaled' | 'released' | 'renamed' | 'deleted' | 'maintenance';

/** How long changes of one kind took until their rows told them, in ms. */
export type ChangeFigures = { kind: ChangeKind; made: number; shownMs: number[] };

/** A fleet that one full bucket cannot pay for. */
export type BigFleetFigures = {
  apps: number;
  /** Calls that had left when every app had a row. */
  callsUntilRows: number;
  calls: number;
  /** Simulated time until every part of every app was read; null where it was not within the time given. */
  completeAfterMs: number | null;
  refused: number;
  lowest: number;
};

export type EngineFigures = {
  database: 'PostgreSQL' | 'embedded';
  apps: number;
  nobody: HourFigures;
  onePage: HourFigures;
  twentyRows: HourFigures;
  changing: HourFigures & { changes: ChangeFigures[] };
  big: BigFleetFigures;
};
