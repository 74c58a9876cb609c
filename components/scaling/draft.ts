import { mostDynos, type Process, type Size } from '@/lib/rules/scaling';

/** What a person has set but not yet asked for, by process type. */
export type Draft = Record<string, Partial<Pick<Process, 'quantity' | 'size'>>>;

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
