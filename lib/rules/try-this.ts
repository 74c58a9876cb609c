/** The app that the demonstration's story is about. */
export const storyApp = 'checkout-api-production';

/** What has been seen so far: pages that were opened, scalings that succeeded (newest first), whether dynos still move. */
export type Seen = {
  openedApp: boolean;
  openedAudit: boolean;
  scalings: readonly { isUndo: boolean }[];
  areDynosMoving: boolean;
};

/** How many of the five steps of the demonstration are done; each needs the one before. */
export function stepsDone({ openedApp, openedAudit, scalings, areDynosMoving }: Seen): number {
  const hasScaled = scalings.length > 0;
  const hasUndone = scalings.some(({ isUndo }) => isUndo);
  const done = [
    openedApp || hasScaled,
    hasScaled,
    hasScaled && (hasUndone || !areDynosMoving),
    hasUndone,
    hasUndone && openedAudit,
  ];
  const open = done.indexOf(false);
  return open === -1 ? done.length : open;
}
