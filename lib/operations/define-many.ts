import 'server-only';
import { eq } from 'drizzle-orm';
import { type ZodType, z } from 'zod';
import type { Verb } from '@/lib/access/permissions';
import { appOutOfReach } from '@/lib/connections/app-out-of-reach';
import { reachableAppIds } from '@/lib/connections/reach';
import { getDb } from '@/lib/db/client';
import { jobs } from '@/lib/db/schema-work';
import type { FleetEntry } from '@/lib/fleet/entry';
import { Failure, fail } from '@/lib/result';
import type { Size } from '@/lib/rules/scaling';
import { ManyOptions } from './many-options';
import { defineOperation, type Operation, type OperationContext, type Verdict } from './operation';
import { countOfApps, type ManyState, type ManyWords, planOfMany, planTargets } from './plan-many';
import { startMany } from './start-many';

const mostApps = 1_000;

export type ManyInput<Wish> = { job: string; apps: string[]; wish: Wish; options: ManyOptions };

type ManyKind<Wish, Input, State> = {
  name: string;
  /** What is done to each app. */
  operation: Operation<Input, State>;
  verb: Verb;
  wish: ZodType<Wish>;
  /** What one app is asked for. Throws `Failure` where it cannot be. */
  input(app: FleetEntry, wish: Wish): Input;
  /** `apps` is how many: "7 apps". */
  words(wish: Wish, apps: string): ManyWords;
  /** The catalogue of sizes, where a plan rests on it. */
  sizes?(ctx: OperationContext, apps: string[]): Promise<readonly Size[]>;
};

/**
 * Declares one operation on many apps. Its plan says per app what becomes of it, by what the fleet last read and so for
 * no call; carrying it out begins a durable job. The browser chooses the job's id, by which it is found after a lost
 * answer.
 */
export function defineMany<Wish, Input, State>(kind: ManyKind<Wish, Input, State>) {
  const each = kind.operation as unknown as Operation<unknown, unknown>;
  return defineOperation<ManyInput<Wish>, ManyState>({
    name: kind.name,
    verb: kind.verb,
    input: z.object({
      job: z.uuid(),
      apps: z
        .array(z.uuid())
        .min(1)
        .max(mostApps)
        .refine((apps) => new Set(apps).size === apps.length),
      wish: kind.wish,
      options: ManyOptions,
    }) as unknown as ZodType<ManyInput<Wish>>,
    app: () => null,

    async load(ctx, { apps, wish }) {
      const reachable = await reachableAppIds(ctx.viewer);
      if (apps.some((id) => !reachable.has(id))) throw new Failure(appOutOfReach());
      const asked = apps.map((appId) => ({ appId, input: (app: FleetEntry) => kind.input(app, wish) }));
      return { targets: await planTargets(each, ctx.viewer, asked, await kind.sizes?.(ctx, apps)) };
    },

    plan(state, { wish, options }) {
      return planOfMany(state, kind.words(wish, countOfApps(state.targets)), { options, scope: { wish } });
    },

    async execute({ viewer }, { job, wish, options }, { targets }) {
      const { title } = kind.words(wish, countOfApps(targets));
      insistOnSome(targets);
      await startMany({ jobId: job, personId: viewer.personId, operation: each.name, title, targets, options });
    },

    verify: (_ctx, { job }) => jobExists(job),
  });
}

/** Throws `Failure` where every app was refused. */
export function insistOnSome(targets: ManyState['targets']): void {
  if (targets.some(({ wish }) => wish !== null)) return;
  throw new Failure(fail('refused', 'None of these apps can be changed like this.', 'Choose other apps.').error);
}

/** Whether a job came into being, for whoever lost the answer. */
export async function jobExists(jobId: string): Promise<Verdict> {
  const [row] = await (await getDb()).select({ id: jobs.id }).from(jobs).where(eq(jobs.id, jobId));
  return row ? 'done' : 'not_done';
}
