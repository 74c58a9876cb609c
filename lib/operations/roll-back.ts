import 'server-only';
import { z } from 'zod';
import { rollBackTo } from '@/lib/heroku/releases';
import { unwrap } from '@/lib/result';
import { mayRollBackTo, rollbackChanges } from '@/lib/rules/rollback';
import { defineOperation } from './operation';
import {
  findRollback,
  loadRollback,
  type RollbackState,
  refuse,
  rollbackConsequences,
  takesBack,
} from './rollback-state';
import { appOf } from './target';

const Input = z.object({ app: z.uuid(), release: z.uuid(), isUndo: z.boolean().optional() });
type RollBackInput = z.infer<typeof Input>;

/** Rolls back everything that a release holds: its code and its config. Add-ons and formation stay. */
export const rollBack = defineOperation<RollBackInput, RollbackState>({
  name: 'roll-back',
  verb: 'app:roll-back',
  input: Input,
  app: (input) => input.app,
  load: loadRollback,

  plan(state, input, { appName }) {
    const { current, target } = state;
    const verdict = mayRollBackTo(target);
    if (!verdict.allowed) refuse(verdict.reason);
    return {
      title: `Roll back ${appName} to v${target.version}`,
      done: `Rolled back ${appName} from v${current.version} to code and config of v${target.version}`,
      changes: rollbackChanges(current, target),
      consequences: rollbackConsequences(state, `with the code and the config of v${target.version}`),
      priceCalls: 2 * state.lookCalls + state.slugCalls + 1,
      centsPerMonth: 0,
      care: 'confirm',
      typed: state.stage === 'production' && !(input.isUndo && takesBack(state)) ? appName : null,
      cli: `heroku rollback v${target.version} -a ${appName}`,
    };
  },

  async execute(ctx, input) {
    const { id, caller } = appOf(ctx);
    unwrap(await rollBackTo(caller, id, input.release));
  },

  verify: (ctx, _, state) => findRollback(ctx, state, `Rollback to v${state.target.version}`),

  inverse: (state, input) =>
    state.current.slug === null ? null : { app: input.app, release: state.current.id, isUndo: true },
});
