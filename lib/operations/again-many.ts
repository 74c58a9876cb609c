import 'server-only';
import { z } from 'zod';
import { formatCount } from '@/lib/format';
import { insistOnSome, jobExists } from './define-many';
import type { TargetRow } from './job-target';
import { targetsOf } from './job-target';
import { nounOf } from './many-operations';
import { ManyOptions } from './many-options';
import { defineOperation } from './operation';
import { type Asked, countOfApps, type ManyState, planOfMany, planTargets } from './plan-many';
import { startMany } from './start-many';
import { type Steered, steered } from './steer-many';

const Input = z.object({ of: z.uuid(), job: z.uuid(), options: ManyOptions });
export type AgainInput = z.infer<typeof Input>;
type State = ManyState & Pick<Steered, 'row' | 'operation'> & { outOfReach: number };

type AgainKind = {
  as: 'retry' | 'undo';
  name: string;
  /** Which targets of the former job, and what each is asked for. Throws `Failure` where there is none. */
  asked(former: Steered, targets: TargetRow[]): Promise<Asked[]>;
};

/** Declares a job that follows another: what failed once more, or what was done undone. Apps out of reach are left out. */
export function defineAgain({ as, name, asked }: AgainKind) {
  const verb = as === 'retry' ? 'Retry' : 'Undo';
  const titleOf = ({ operation, targets }: State) => `${verb} ${nounOf(operation)} of ${countOfApps(targets)}`;
  return defineOperation<AgainInput, State>({
    name,
    verb: 'jobs:steer',
    input: Input,
    app: () => null,

    async load(ctx, { of }) {
      const former = await steered(ctx, of);
      const all = await asked(former, await targetsOf(of));
      const within = all.filter(({ appId }) => former.reach.has(appId));
      const { row, operation } = former;
      const targets = await planTargets(operation, ctx.viewer, within);
      return { row, operation, targets, outOfReach: all.length - within.length };
    },

    plan(state, { of, options }) {
      const title = titleOf(state);
      const words = {
        title,
        done: title.replace(verb, `Began to ${as}`),
        phrase: `${as} ${countOfApps(state.targets)}`,
      };
      const plan = planOfMany(state, words, { options, scope: { of } });
      if (state.outOfReach === 0) return plan;
      const unseen = `${formatCount(state.outOfReach)} more ${state.outOfReach === 1 ? 'is' : 'are'} out of your reach and left out.`;
      return { ...plan, consequences: [...plan.consequences, unseen] };
    },

    async execute({ viewer }, { of, job, options }, state) {
      insistOnSome(state.targets);
      await startMany({
        jobId: job,
        personId: viewer.personId,
        operation: state.operation.name,
        title: titleOf(state),
        targets: state.targets,
        options,
        follows: { jobId: of, as },
      });
    },

    verify: (_ctx, { job }) => jobExists(job),
  });
}
