import 'server-only';
import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { getDb } from '@/lib/db/client';
import { operationRuns, people } from '@/lib/db/schema';
import { processHeroku } from '@/lib/heroku/heroku';
import type { Change, Operation } from '@/lib/operations/operation';
import { rollBack } from '@/lib/operations/roll-back';
import { rollBackCode } from '@/lib/operations/roll-back-code';
import type { RollbackState } from '@/lib/operations/rollback-state';
import { memoOf } from '@/lib/operations/runs';
import { watchedForMs } from '@/lib/rules/rollback-watch';
import { defineRead } from './read';

type RollbackInput = { app: string; release: string; isUndo?: boolean | undefined };

/** A rollback of the last ten minutes: what it was, where its release is found, and what undoes it. */
export type RollbackWatch = {
  runId: string;
  operation: 'roll-back' | 'roll-back-code';
  /** In the past tense, as the receipt said it. */
  done: string;
  by: string | null;
  startedAt: number;
  /** The newest version before it, and the version it went back to. */
  newest: number;
  target: number;
  from: number;
  undo: RollbackInput | null;
  changes: Change[];
};

const operations: Record<RollbackWatch['operation'], Operation<RollbackInput, RollbackState>> = {
  'roll-back': rollBack,
  'roll-back-code': rollBackCode,
};

/** The newest rollback of an app that is still watched; null where there is none. From our own rows, for no call. */
export const rollbackWatchRead = defineRead({
  name: 'rollback-watch',
  verb: 'app:read',
  input: z.object({ app: z.uuid() }),
  priceCalls: 0,
  from: ['database'],
  async run(ctx, { app }): Promise<RollbackWatch | null> {
    await ctx.caller(app);
    const since = new Date(processHeroku().clock.now() - watchedForMs);
    const [found] = await (await getDb())
      .select({ run: operationRuns, by: people.name, email: people.email })
      .from(operationRuns)
      .leftJoin(people, eq(people.id, operationRuns.personId))
      .where(
        and(
          eq(operationRuns.appId, app),
          eq(operationRuns.status, 'succeeded'),
          inArray(operationRuns.operation, Object.keys(operations)),
          gt(operationRuns.createdAt, since),
        ),
      )
      .orderBy(desc(operationRuns.createdAt))
      .limit(1);
    const memo = found && memoOf(found.run);
    if (!found || !memo) return null;
    const { run, by, email } = found;
    const name = run.operation as RollbackWatch['operation'];
    const operation = operations[name];
    const [input, state] = [memo.input as RollbackInput, memo.state as RollbackState];
    const plan = operation.plan(state, input, { viewer: ctx.viewer, appName: run.target });
    return {
      runId: run.id,
      operation: name,
      done: plan.done,
      by: by ?? email,
      startedAt: run.createdAt.getTime(),
      newest: state.newest,
      target: state.target.version,
      from: state.current.version,
      undo: operation.inverse?.(state, input) ?? null,
      changes: plan.changes,
    };
  },
});
