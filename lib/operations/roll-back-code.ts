import 'server-only';
import { z } from 'zod';
import { releaseSlug } from '@/lib/heroku/releases';
import { unwrap } from '@/lib/result';
import { codeOnlyDescription } from '@/lib/rules/release-kind';
import { codeChanges, mayTakeBackCode } from '@/lib/rules/rollback';
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
type RollBackCodeInput = z.infer<typeof Input>;

/** Rolls back the code alone: the slug of an earlier release runs again, under today's config. */
export const rollBackCode = defineOperation<RollBackCodeInput, RollbackState>({
  name: 'roll-back-code',
  verb: 'app:roll-back',
  input: Input,
  app: (input) => input.app,
  load: loadRollback,

  plan(state, input, { appName }) {
    const { current, target } = state;
    const verdict = mayTakeBackCode(target, current);
    if (!verdict.allowed) refuse(verdict.reason);
    return {
      title: `Roll back the code of ${appName} to v${target.version}`,
      done: `Rolled back the code of ${appName} from ${current.code} to ${target.code} of v${target.version}, config kept`,
      changes: codeChanges(current, target),
      consequences: [
        'Every config var keeps today’s value.',
        ...rollbackConsequences(state, `from slug ${target.code} of v${target.version}`),
      ],
      priceCalls: 2 * state.lookCalls + state.slugCalls + 1,
      centsPerMonth: 0,
      care: 'confirm',
      typed: state.stage === 'production' && !(input.isUndo && takesBack(state)) ? appName : null,
    };
  },

  async execute(ctx, _, state) {
    const { id, caller } = appOf(ctx);
    unwrap(await releaseSlug(caller, id, { slug: slugOf(state), description: descriptionFor(state) }));
  },

  verify: (ctx, _, state) => findRollback(ctx, state, descriptionFor(state)),

  inverse: (state, input) =>
    state.current.slug === null ? null : { app: input.app, release: state.current.id, isUndo: true },
});

function descriptionFor({ target }: RollbackState): string {
  return codeOnlyDescription(target.code, target.version);
}

function slugOf({ target }: RollbackState): string {
  if (target.slug === null) throw new Error('A target without a slug was let through');
  return target.slug;
}
