/** What can be begun from a release of the history. */
export type HistoryActs = {
  onRollBack(version: number): void;
  /** Compares a release with the one before it. */
  onCompare(version: number): void;
  /** Shows what its release command printed. */
  onOutput(version: number): void;
  /** Why this person may not roll back; null where they may. */
  rollBackReason: string | null;
};
