import { changed, mostDynos, type Process, type Size } from '@/lib/rules/scaling';

/** What a person has set but not yet asked for, by process type. */
export type Draft = Record<string, Partial<Pick<Process, 'quantity' | 'size'>>>;

/** A draft, and how each process in it stood when it came in. */
export type Staged = { draft: Draft; began: readonly Process[] };

export const nothingStaged: Staged = { draft: {}, began: [] };

/** Puts a draft in place of another; what is new in it begins at how the process stands now. */
export function stage({ began }: Staged, draft: Draft, processes: readonly Process[]): Staged {
  const inDraft = processes.filter(({ type }) => type in draft);
  return { draft, began: inDraft.map((now) => began.find(({ type }) => type === now.type) ?? now) };
}

/** What somebody else has changed since it was staged: one more dyno than two are three, and one fewer than four. */
export function overtaken({ draft, began }: Staged, processes: readonly Process[]) {
  const stillWanted = changed(processes, wanted(processes, draft)).map(({ to }) => to.type);
  return changed(began, processes).filter(({ to }) => stillWanted.includes(to.type));
}

/** The formation as the draft wants it. */
export function wanted(processes: readonly Process[], draft: Draft): Process[] {
  return processes.map((process) => ({ ...process, ...draft[process.type] }));
}

/** The most dynos that the stepper offers for a process, and why it ends there. */
export function limitOf(process: Process, sizes: readonly Size[]): { max: number; reason: string } {
  const size = sizes.find(({ name }) => name.toLowerCase() === process.size.toLowerCase());
  const max = size ? mostDynos(size) : 100;
  return { max: Math.max(max, process.quantity), reason: `${process.size} allows at most ${max} of one type` };
}
