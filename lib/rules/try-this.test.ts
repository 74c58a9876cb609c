import { expect, test } from 'vitest';
import { type Seen, stepsDone } from './try-this';

const nothing: Seen = { openedApp: false, openedAudit: false, scalings: [], areDynosMoving: false };
const scaled = { isUndo: false };
const undone = { isUndo: true };

test.each([
  ['at the start', {}, 0],
  ['the audit log alone is no step', { openedAudit: true }, 0],
  ['the app is open', { openedApp: true }, 1],
  ['web was scaled, its dyno starts', { openedApp: true, scalings: [scaled], areDynosMoving: true }, 2],
  ['the dyno is up', { openedApp: true, scalings: [scaled] }, 3],
  ['undone, even while dynos move', { openedApp: true, scalings: [undone, scaled], areDynosMoving: true }, 4],
  ['found in the audit log', { openedApp: true, openedAudit: true, scalings: [undone, scaled] }, 5],
])('%s', (_name, seen, steps) => {
  expect(stepsDone({ ...nothing, ...seen })).toBe(steps);
});
