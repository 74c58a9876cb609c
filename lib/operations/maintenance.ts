import 'server-only';
import { z } from 'zod';
import { applyApp } from '@/lib/fleet/model';
import { getApp, updateApp } from '@/lib/heroku/apps';
import { Failure, fail, unwrap } from '@/lib/result';
import { cliLine } from '@/lib/rules/cli-line';
import { defineOperation, type OperationContext } from './operation';
import { stageInFleet, stageOf } from './stage';
import { appOf } from './target';

const Input = z.object({ app: z.uuid(), on: z.boolean() });
type MaintenanceInput = z.infer<typeof Input>;
type MaintenanceState = { on: boolean; stage: string | null };

/** Switches maintenance mode of an app on or off. */
export const maintenance = defineOperation<MaintenanceInput, MaintenanceState>({
  name: 'maintenance',
  verb: 'app:maintenance',
  input: Input,
  app: (input) => input.app,

  async load(ctx, input) {
    const [on, stage] = await Promise.all([readMaintenance(ctx), stageOf(input.app)]);
    return { on, stage };
  },

  plan(state, input, { appName }) {
    if (state.on === input.on) {
      const already = `Maintenance mode of ${appName} is already ${word(input.on)}.`;
      throw new Failure(fail('refused', already, 'Nothing needs to be done.').error);
    }
    return {
      title: `Turn maintenance ${word(input.on)} for ${appName}`,
      done: `Turned maintenance ${word(input.on)} for ${appName}`,
      changes: [{ label: 'Maintenance mode', from: word(state.on), to: word(input.on) }],
      consequences: [
        input.on
          ? 'Visitors get Heroku’s maintenance page (503) at once. Dynos keep running and keep their price.'
          : 'Visitors reach the app again at once.',
      ],
      priceCalls: 3,
      centsPerMonth: 0,
      care: 'confirm',
      typed: input.on && state.stage === 'production' ? appName : null,
      cli: cliLine(`maintenance:${word(input.on)}`, '-a', appName),
    };
  },

  async execute(ctx, input) {
    const { id, caller } = appOf(ctx);
    const app = unwrap(await updateApp(caller, id, { maintenance: input.on }));
    await applyApp(app, Date.now());
  },

  async verify(ctx, input) {
    return (await readMaintenance(ctx)) === input.on ? 'done' : 'not_done';
  },

  inverse: (state, input) => ({ app: input.app, on: state.on }),

  fromFleet: (app) => ({
    state: { on: app.app.value.isMaintenance, stage: stageInFleet(app) },
    readAt: app.app.readAt,
  }),
});

async function readMaintenance(ctx: OperationContext): Promise<boolean> {
  const { id, caller } = appOf(ctx);
  const app = unwrap(await getApp(caller, id));
  await applyApp(app, Date.now());
  return app.maintenance === true;
}

function word(on: boolean): 'on' | 'off' {
  return on ? 'on' : 'off';
}
