import 'server-only';
import { z } from 'zod';
import { stopDyno } from '@/lib/heroku/dynos';
import { Failure, fail, unwrap } from '@/lib/result';
import { cliLine } from '@/lib/rules/cli-line';
import { isOneOff } from '@/lib/rules/one-off';
import { defineOperation } from './operation';
import { readRunningDynos } from './running-dynos';
import { appOf } from './target';

const Input = z.object({ app: z.uuid(), dyno: z.string().regex(/^[-\w]{1,128}(\.\d+)?$/) });
type StopInput = z.infer<typeof Input>;
type StopState = { dyno: { id: string; type: string; state: string } | null };

const ending: ReadonlySet<string> = new Set(['stopping', 'down']);

/** Stops one dyno. One of the formation is started anew by Heroku; a one-off is gone. Nothing undoes it. */
export const stop = defineOperation<StopInput, StopState>({
  name: 'stop',
  verb: 'app:stop',
  input: Input,
  app: (input) => input.app,

  async load(ctx, input) {
    const found = (await readRunningDynos(ctx)).find(({ name }) => name === input.dyno);
    return { dyno: found ? { id: found.id, type: found.type, state: found.state } : null };
  },

  plan({ dyno }, input, { appName }) {
    if (!dyno) {
      const gone = `${appName} has no dyno ${input.dyno}: it has ended or was replaced.`;
      throw new Failure(fail('refused', gone, 'Nothing needs to be stopped.').error);
    }
    return {
      title: `Stop ${input.dyno} on ${appName}`,
      done: `Stopped ${input.dyno} on ${appName}`,
      changes: [{ label: input.dyno, from: dyno.state, to: isOneOff(dyno.type) ? 'stopped for good' : 'started anew' }],
      consequences: [
        isOneOff(dyno.type)
          ? 'Its command gets 30 seconds to end. Nothing starts it again, and what it has done so far stays done.'
          : `What is in flight gets 30 seconds to end. Heroku then starts another ${dyno.type} dyno in its place: to have fewer, scale ${dyno.type} down.`,
      ],
      priceCalls: 3,
      centsPerMonth: 0,
      care: 'confirm',
      typed: null,
      cli: cliLine('ps:stop', '-d', input.dyno, '-a', appName),
    };
  },

  async execute(ctx, input) {
    const { id, caller } = appOf(ctx);
    unwrap(await stopDyno(caller, id, input.dyno));
  },

  /** A dyno that was stopped is gone, on its way, or has another id. */
  async verify(ctx, _input, state) {
    const now = (await readRunningDynos(ctx)).find(({ id }) => id === state.dyno?.id);
    return !now || ending.has(now.state) ? 'done' : 'not_done';
  },
});
