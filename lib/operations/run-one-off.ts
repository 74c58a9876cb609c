import 'server-only';
import { z } from 'zod';
import { sizesOf } from '@/lib/fleet/sizes';
import { listDynoSizes } from '@/lib/heroku/dyno-sizes';
import { runDyno } from '@/lib/heroku/dynos';
import { Failure, fail, unwrap } from '@/lib/result';
import { cliLine } from '@/lib/rules/cli-line';
import { isOneOff, lifeSeconds, mayRun } from '@/lib/rules/one-off';
import { harmlessText } from '@/lib/rules/plain-text';
import type { Size } from '@/lib/rules/scaling';
import { defineOperation } from './operation';
import { readRunningDynos } from './running-dynos';
import { stageOf } from './stage';
import { appOf } from './target';

// A line break would hide half of a command, and the others make it look like another one.
const oneVisibleLine = /^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+$/u;

const Input = z.object({
  app: z.uuid(),
  command: z.string().trim().min(1).max(4_000).regex(oneVisibleLine),
  /** Null lets Heroku choose. */
  size: z.string().max(64).nullable(),
  env: z.array(z.object({ key: z.string().regex(/^[A-Za-z_]\w{0,127}$/), value: z.string().max(16_000) })).max(50),
  /** Seconds after which Heroku ends it; null leaves it its day. */
  lifeSeconds: z.int().min(lifeSeconds.min).max(lifeSeconds.max).nullable(),
});
type RunInput = z.infer<typeof Input>;
type RunState = {
  oneOffs: { id: string; size: string | null }[];
  sizes: Size[];
  stage: string | null;
  askedAt: number;
};

/** A lost one-off is looked for this long: then it has ended or never was. */
const soughtMs = 10 * 60_000;
const hoursPerMonth = 720;

/**
 * Runs a command once, in a dyno of its own. Values of `env` are secrets: they go to Heroku and are neither hashed nor
 * remembered. After a lost answer it is never sent again: it is looked for by its command, and where none or several
 * could be it, that stays unknown.
 */
export const runOneOff = defineOperation<RunInput, RunState>({
  name: 'run-one-off',
  verb: 'app:run',
  input: Input,
  app: (input) => input.app,
  withoutSecrets: (input) => ({ ...input, env: input.env.map(({ key }) => ({ key, value: '' })) }),

  async load(ctx, input) {
    const { caller } = appOf(ctx);
    const [dynos, sizes, stage] = await Promise.all([
      readRunningDynos(ctx),
      listDynoSizes({ ...caller, isFresh: false }),
      stageOf(input.app),
    ]);
    const oneOffs = dynos.filter(({ type }) => isOneOff(type)).map(({ id, size }) => ({ id, size }));
    return { oneOffs, sizes: sizesOf(unwrap(sizes)), stage, askedAt: ctx.now.getTime() };
  },

  plan(state, input, { appName }) {
    const { command, size, env } = input;
    const keys = env.map(({ key }) => key);
    if (new Set(keys).size < keys.length) refuse('A variable is named twice.');
    const verdict = mayRun(
      size,
      state.oneOffs.map((dyno) => dyno.size),
      state.sizes,
    );
    if (!verdict.allowed) refuse(verdict.reason);
    const isProduction = state.stage === 'production';
    const price = state.sizes.find(({ name }) => name === size)?.centsPerMonth;
    return {
      title: `Run a one-off dyno on ${appName}`,
      done: `Started a one-off dyno on ${appName}: ${command}`,
      changes: [
        { label: 'Command', from: 'none', to: command },
        { label: 'Size', from: 'none', to: size ?? 'Heroku chooses' },
        ...(keys.length > 0 ? [{ label: 'Variables', from: 'none', to: keys.join(', ') }] : []),
      ],
      consequences: [
        ...(isProduction ? ['This is production: the command has its config and its data.'] : []),
        'Nothing takes back what a command does. Its text is kept in the audit log and in Heroku’s log, values of variables are not.',
        `It ends by itself${input.lifeSeconds === null ? ', after a day at the latest' : `, after ${inWords(input.lifeSeconds)} at the latest`}${price ? `, and costs ${cents(price / hoursPerMonth)} an hour while it runs` : ''}.`,
      ],
      priceCalls: 3,
      centsPerMonth: 0,
      care: isProduction ? 'confirm' : 'direct',
      typed: null,
      cli: input.lifeSeconds === null ? cliOf(appName, input) : undefined,
    };
  },

  async execute(ctx, input) {
    const { id, caller } = appOf(ctx);
    const { command, size, env } = input;
    const variables = Object.fromEntries(env.map(({ key, value }) => [key, value]));
    const run = { command, size, env: variables, timeToLiveSeconds: input.lifeSeconds };
    const { name } = unwrap(await runDyno(caller, id, run));
    return { made: name };
  },

  async verify(ctx, input, state) {
    if (ctx.now.getTime() - state.askedAt > soughtMs) return 'unknown';
    const isNew = (id: string) => !state.oneOffs.some((dyno) => dyno.id === id);
    const now = (await readRunningDynos(ctx)).filter(({ id, type }) => isOneOff(type) && isNew(id));
    return now.filter(({ command }) => command === harmlessText(input.command)).length === 1 ? 'done' : 'unknown';
  },
});

function refuse(reason: string): never {
  throw new Failure(fail('refused', reason, 'Change what you asked for.').error);
}

function cliOf(appName: string, { command, size, env }: RunInput): string | undefined {
  const variables = env.map(({ key }) => `${key}=<value>`).join(';');
  const flags = [...(size === null ? [] : ['-s', size]), ...(variables === '' ? [] : ['-e', variables])];
  return cliLine('run:detached', '-a', appName, ...flags, '--', command);
}

function inWords(seconds: number): string {
  if (seconds % 3_600 === 0) return seconds === 3_600 ? 'an hour' : `${seconds / 3_600} hours`;
  return seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds} seconds`;
}

function cents(amount: number): string {
  return `$${(amount / 100).toFixed(2)}`;
}
