import 'server-only';
import { z } from 'zod';
import { connectionsOf } from '@/lib/connections/reach';
import { pausedAmong, savePause } from '@/lib/ledger/pauses';
import { Failure, fail } from '@/lib/result';
import { defineOperation } from './operation';

const Input = z.object({ account: z.uuid(), isPaused: z.boolean() });
type State = { label: string; wasPaused: boolean };

/** Stops what Dynodeck asks of a Heroku account in the background, or lets it go on. What people ask for is never held. */
export const pauseBackground = defineOperation<z.infer<typeof Input>, State>({
  name: 'pause-background',
  verb: 'budget:pause',
  input: Input,
  app: () => null,

  async load({ viewer }, { account }) {
    const connection = (await connectionsOf(viewer)).find(({ herokuAccountId }) => herokuAccountId === account);
    if (!connection) throw new Failure(fail('not_found', 'There is no such Heroku account within your reach.').error);
    return { label: connection.herokuEmail, wasPaused: (await pausedAmong([account])).has(account) };
  },

  plan({ label, wasPaused }, { isPaused }) {
    if (wasPaused === isPaused) {
      throw new Failure(
        fail('refused', `Background refresh of ${label} ${isPaused ? 'is paused' : 'runs'} already.`).error,
      );
    }
    const word = (paused: boolean) => (paused ? 'paused' : 'running');
    return {
      title: `${isPaused ? 'Pause' : 'Resume'} background refresh of ${label}`,
      done: `${isPaused ? 'Paused' : 'Resumed'} background refresh of ${label}`,
      changes: [{ label: `Background refresh of ${label}`, from: word(wasPaused), to: word(isPaused) }],
      consequences: isPaused
        ? ['What is on the screen grows old for everyone here, until somebody resumes it or reads it again.']
        : [],
      priceCalls: 0,
      centsPerMonth: 0,
      care: 'direct',
      typed: null,
    };
  },

  async execute({ viewer, now }, { account, isPaused }) {
    await savePause(account, isPaused, viewer.personId, now);
  },

  async verify(_, { account, isPaused }) {
    return (await pausedAmong([account])).has(account) === isPaused ? 'done' : 'not_done';
  },

  inverse: ({ wasPaused }, { account }) => ({ account, isPaused: wasPaused }),
});
