import { z } from 'zod';

const kinds = ['status', 'delay', 'reset', 'truncate', 'bad_json', 'html', 'lost_answer'] as const;

/** What the control plane takes: what shall go wrong, for whom, how often. */
export const faultInput = z.strictObject({
  kind: z.enum(kinds),
  method: z.string().optional(),
  /** A route template (`/apps/:app/formation`), or a regular expression on the path when it begins with `^`. */
  route: z.string().refine(isRoute, 'is no regular expression').optional(),
  /** Email or id. */
  account: z.string().optional(),
  /** Name or id, as it stands in the path. */
  app: z.string().optional(),
  times: z.int().positive().optional(),
  after: z.int().nonnegative().optional(),
  status: z.int().min(200).max(599).optional(),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  delayMs: z.number().nonnegative().optional(),
});

function isRoute(text: string): boolean {
  if (!text.startsWith('^')) return true;
  try {
    return new RegExp(text).source !== '';
  } catch {
    return false;
  }
}

export type FaultInput = z.infer<typeof faultInput>;
export type Fault = FaultInput & { id: string; seen: number; hits: number };

export interface FaultTarget {
  method: string;
  path: string;
  route: string | null;
  accountKeys: readonly string[];
  appKeys: readonly string[];
}

/** The faults of one world, tried in order of arrival; the first that fits is used up by one. */
export class Faults {
  readonly #faults: Fault[] = [];
  #serial = 0;

  add(input: FaultInput): Fault {
    const fault = { ...input, id: `fault-${++this.#serial}`, seen: 0, hits: 0 };
    this.#faults.push(fault);
    return fault;
  }

  all(): readonly Fault[] {
    return this.#faults;
  }

  clear(id?: string): void {
    const index = this.#faults.findIndex((fault) => fault.id === id);
    if (id === undefined) this.#faults.length = 0;
    else if (index >= 0) this.#faults.splice(index, 1);
  }

  next(target: FaultTarget): Fault | null {
    for (const fault of this.#faults) {
      if (!fits(fault, target)) continue;
      if (fault.times !== undefined && fault.hits >= fault.times) continue;
      fault.seen += 1;
      if (fault.seen <= (fault.after ?? 0)) continue;
      fault.hits += 1;
      return fault;
    }
    return null;
  }
}

function fits(fault: Fault, target: FaultTarget): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== target.method) return false;
  if (fault.account !== undefined && !target.accountKeys.includes(fault.account)) return false;
  if (fault.app !== undefined && !target.appKeys.includes(fault.app)) return false;
  if (fault.route === undefined || fault.route === target.route) return true;
  return fault.route.startsWith('^') && new RegExp(fault.route).test(target.path);
}
