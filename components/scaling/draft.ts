import { centsPerMonth, changed, mayHave, mostDynos, type Process, type Size } from '@/lib/rules/scaling';

/** What a person has set but not yet asked for, by process type. */
export type Draft = Record<string, Partial<Pick<Process, 'quantity' | 'size'>>>;

/** The formation as the draft wants it. */
export function wanted(processes: readonly Process[], draft: Draft): Process[] {
  return processes.map((process) => ({ ...process, ...draft[process.type] }));
}

/** Everything that the panel says about a draft: what changes, what it costs, and why it may not be. */
export function assess(processes: readonly Process[], draft: Draft, sizes: readonly Size[]) {
  const after = wanted(processes, draft);
  const changes = changed(processes, after);
  const verdict = mayHave(after, sizes);
  const before = centsPerMonth(processes, sizes);
  const total = centsPerMonth(after, sizes);
  return {
    after,
    changes,
    totalCents: total,
    deltaCents: before === null || total === null ? null : total - before,
    obstacle: verdict.allowed ? null : verdict.reason,
  };
}

/** The most dynos that the stepper offers for a process, and why it ends there. */
export function limitOf(process: Process, sizes: readonly Size[]): { max: number; reason: string } {
  const size = sizes.find(({ name }) => name.toLowerCase() === process.size.toLowerCase());
  const max = size ? mostDynos(size) : 100;
  return { max: Math.max(max, process.quantity), reason: `${process.size} allows at most ${max} of one type` };
}

/** The words of the button: `Scale web to 4`, or `Scale 2 process types`. */
export function scaleLabel(changes: ReadonlyArray<{ from: Process; to: Process }>): string {
  const [only] = changes;
  if (changes.length !== 1 || !only) return `Scale ${changes.length} process types`;
  if (only.from.quantity === only.to.quantity) return `Move ${only.to.type} to ${only.to.size}`;
  return `Scale ${only.to.type} to ${only.to.quantity}`;
}
