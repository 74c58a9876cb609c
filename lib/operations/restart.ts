import 'server-only';
import { z } from 'zod';
import { applyDynos } from '@/lib/fleet/model';
import { listDynos, restartDynos } from '@/lib/heroku/dynos';
import { Failure, fail, unwrap } from '@/lib/result';
import { cliLine } from '@/lib/rules/cli-line';
import { defineOperation, type OperationContext } from './operation';
import { stageInFleet, stageOf } from './stage';
import { appOf } from './target';

const Input = z.object({
  app: z.uuid(),
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('app') }),
    z.object({ kind: z.literal('type'), type: z.string().regex(/^[-\w]{1,128}$/) }),
    z.object({ kind: z.literal('dyno'), name: z.string().regex(/^[-\w]{1,128}(\.\d+)?$/) }),
  ]),
});
type RestartInput = z.infer<typeof Input>;
type RunningDyno = { id: string; name: string; type: string; state: string };
type RestartState = { dynos: RunningDyno[]; stage: string | null };

/** Restarts one dyno, one process type or a whole app. Nothing undoes a restart. */
export const restart = defineOperation<RestartInput, RestartState>({
  name: 'restart',
  verb: 'app:restart',
  input: Input,
  app: (input) => input.app,

  async load(ctx, input) {
    const [dynos, stage] = await Promise.all([readDynos(ctx), stageOf(input.app)]);
    return { dynos: dynos.filter((dyno) => isMeant(dyno, input.target)), stage };
  },

  plan(state, input, { appName }) {
    const what = named(input.target, appName);
    if (state.dynos.length === 0) {
      throw new Failure(fail('refused', `${what} has no dyno that could restart.`, 'Scale it up instead.').error);
    }
    const names = state.dynos.map(({ name }) => name).sort();
    const count = `${names.length} ${names.length === 1 ? 'dyno' : 'dynos'}`;
    return {
      title: `Restart ${what}`,
      done: `Restarted ${what}`,
      changes: [{ label: what, from: names.length > 6 ? count : names.join(', '), to: 'started anew' }],
      consequences: [
        `${count} ${names.length === 1 ? 'stops' : 'stop'} and ${names.length === 1 ? 'starts' : 'start'} again; requests and jobs in flight get 30 seconds to end.`,
      ],
      priceCalls: 3,
      centsPerMonth: 0,
      care: 'confirm',
      typed: null,
      // Who restarts an app or a type agrees to whichever dynos it then has.
      ...(input.target.kind !== 'dyno' && { agreed: what }),
      cli: cliLine('ps:restart', ...flagsOf(input.target), '-a', appName),
    };
  },

  async execute(ctx, input) {
    const { id, caller } = appOf(ctx);
    unwrap(await restartDynos(caller, id, input.target));
  },

  /** A restarted dyno keeps its name and gets a new id. */
  async verify(ctx, input, state) {
    const now = (await readDynos(ctx)).filter((dyno) => isMeant(dyno, input.target));
    const old = now.filter((dyno) => state.dynos.some(({ id }) => id === dyno.id));
    if (old.length === 0) return 'done';
    return old.length === state.dynos.length ? 'not_done' : 'unknown';
  },

  fromFleet(app, _sizes, { target }) {
    if (!app.dynos) return null;
    const dynos = app.dynos.value.map(({ name, type, state }) => ({ id: name, name, type, state }));
    const state = { dynos: dynos.filter((dyno) => isMeant(dyno, target)), stage: stageInFleet(app) };
    return { state, readAt: app.dynos.readAt };
  },
  startsDynos: true,
});

async function readDynos(ctx: OperationContext): Promise<RunningDyno[]> {
  const { id, caller } = appOf(ctx);
  const dynos = unwrap(await listDynos(caller, id));
  await applyDynos(id, dynos, Date.now());
  return dynos.map(({ id: dynoId, name, type, state }) => ({ id: dynoId, name, type, state }));
}

function isMeant(dyno: RunningDyno, target: RestartInput['target']): boolean {
  if (target.kind === 'app') return true;
  return target.kind === 'dyno' ? dyno.name === target.name : dyno.type === target.type;
}

function named(target: RestartInput['target'], appName: string): string {
  if (target.kind === 'app') return appName;
  return `${target.kind === 'dyno' ? target.name : target.type} on ${appName}`;
}

function flagsOf(target: RestartInput['target']): string[] {
  if (target.kind === 'app') return [];
  return target.kind === 'dyno' ? ['-d', target.name] : ['-p', target.type];
}
