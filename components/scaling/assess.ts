import { centsPerMonth, changed, type Process, type Size } from '@/lib/rules/scaling';
import { allAt, mayHave } from '@/lib/rules/scaling-limits';
import { type Draft, wanted } from './draft';

/** What is said about a draft: what changes, what it costs, and why it may not be. */
export function assess(processes: readonly Process[], draft: Draft, sizes: readonly Size[]) {
  const after = wanted(processes, draft);
  const changes = changed(processes, after);
  const verdict = mayHave(after, sizes);
  const before = centsPerMonth(processes, sizes);
  const total = centsPerMonth(after, sizes);
  const resized = changes.findLast(({ from, to }) => from.size !== to.size)?.to.size;
  const moved = verdict.allowed || resized === undefined ? null : allAt(after, resized, sizes);
  return {
    changes,
    /** Where sizes do not mix: all types at the size that was chosen last. */
    wayOut: moved && { label: `Move all to ${resized}`, draft: Object.fromEntries(moved.map((to) => [to.type, to])) },
    totalCents: total,
    deltaCents: before === null || total === null ? null : total - before,
    obstacle: verdict.allowed ? null : verdict.reason,
  };
}

/** The words of the button: `Scale web to 4`, or `Scale 2 process types`. */
export function scaleLabel(changes: ReadonlyArray<{ from: Process; to: Process }>): string {
  const [only] = changes;
  if (changes.length !== 1 || !only) return `Scale ${changes.length} process types`;
  if (only.from.quantity === only.to.quantity) return `Move ${only.to.type} to ${only.to.size}`;
  return `Scale ${only.to.type} to ${only.to.quantity}`;
}
