import 'server-only';
import { z } from 'zod';
import { applyFormation } from '@/lib/fleet/model';
import { slugFactsOf } from '@/lib/fleet/release-facts';
import { sizesOf } from '@/lib/fleet/sizes';
import { listDynoSizes } from '@/lib/heroku/dyno-sizes';
import { listFormation, updateFormation } from '@/lib/heroku/formation';
import { listReleases } from '@/lib/heroku/releases';
import type { Formation } from '@/lib/heroku/schema';
import { Failure, fail, unwrap } from '@/lib/result';
import { cliLine } from '@/lib/rules/cli-line';
import { missingType } from '@/lib/rules/missing-type';
import { changed, type Process, type Size } from '@/lib/rules/scaling';
import { careFor, centsDifference, mayHave } from '@/lib/rules/scaling-limits';
import { type Change, defineOperation, type OperationContext } from './operation';
import { stageInFleet, stageOf } from './stage';
import { appOf } from './target';

const Input = z.object({
  app: z.uuid(),
  processes: z
    .array(
      z.object({
        type: z.string().regex(/^[-\w]{1,128}$/),
        quantity: z.number().int().min(0).max(1000),
        size: z.string().max(64),
      }),
    )
    .min(1)
    .max(100),
});
type ScaleInput = z.infer<typeof Input>;
type ScaleState = {
  formation: Formation[];
  processes: Process[];
  sizes: Size[];
  stage: string | null;
  /** The process types of what runs, where one is asked for that the formation does not have; null where not known. */
  procfile?: string[] | null;
};

/** Sets quantity and size of one or more process types of an app, in one call. */
export const scale = defineOperation<ScaleInput, ScaleState>({
  name: 'scale',
  verb: 'app:scale',
  input: Input,
  app: (input) => input.app,

  async load(ctx, input) {
    const { caller } = appOf(ctx);
    const [formation, sizes, stage] = await Promise.all([
      readFormation(ctx),
      listDynoSizes({ ...caller, isFresh: false }),
      stageOf(input.app),
    ]);
    const state = { formation, processes: formation.map(toProcess), sizes: sizesOf(unwrap(sizes)), stage };
    return missingIn(state, input) ? { ...state, procfile: await procfileOf(ctx) } : state;
  },

  plan(state, input, { appName }) {
    const missing = missingIn(state, input);
    if (missing) {
      const { reason, nextStep } = missingType(appName, missing.type, state);
      throw new Failure(fail('refused', reason, nextStep).error);
    }
    const changes = changed(state.processes, input.processes);
    if (changes.length === 0) refuse(`${appName} is already scaled like this.`);
    const after = state.processes.map((is) => changes.find(({ to }) => to.type === is.type)?.to ?? is);
    const verdict = mayHave(after, state.sizes);
    if (!verdict.allowed) refuse(verdict.reason);
    const care = careFor(state.stage, changes);
    const resized = changes.filter(
      ({ from, to }) => from.size.toLowerCase() !== to.size.toLowerCase() && from.quantity > 0 && to.quantity > 0,
    );
    return {
      title: `Scale ${changes.map(({ to }) => `${to.type} to ${to.quantity}`).join(', ')} on ${appName}`,
      done: `Scaled ${changes.map(({ from, to }) => inWords(from, to)).join(', ')} on ${appName}`,
      changes: changes.map(asChange),
      consequences: [
        ...changes.filter(({ from, to }) => from.quantity > 0 && to.quantity === 0).map(({ to }) => stopped(to.type)),
        ...resized.map(({ to }) => `Every ${to.type} dyno restarts, because its size changes.`),
      ],
      priceCalls: 3,
      centsPerMonth: centsDifference(state.processes, after, state.sizes),
      care: care === 'direct' ? 'direct' : 'confirm',
      typed: care === 'typed' ? appName : null,
      cli: cliLine('ps:scale', ...changes.map(({ to }) => `${to.type}=${to.quantity}:${to.size}`), '-a', appName),
    };
  },

  async execute(ctx, input, state) {
    const { id, caller } = appOf(ctx);
    const updates = changed(state.processes, input.processes).map(({ from, to }) => ({
      type: to.type,
      ...(to.quantity !== from.quantity && { quantity: to.quantity }),
      ...(to.size.toLowerCase() !== from.size.toLowerCase() && { size: to.size }),
    }));
    const updated = unwrap(await updateFormation(caller, id, updates));
    const formation = state.formation.map((is) => updated.find(({ type }) => type === is.type) ?? is);
    await applyFormation(id, formation, Date.now());
  },

  async verify(ctx, input, state) {
    const now = (await readFormation(ctx)).map(toProcess);
    const left = changed(now, input.processes);
    if (left.length === 0) return 'done';
    return changed(state.processes, input.processes).length === left.length ? 'not_done' : 'unknown';
  },

  inverse: (state, input) => ({
    app: input.app,
    processes: changed(state.processes, input.processes).map(({ from }) => from),
  }),

  fromFleet(app, sizes) {
    if (!app.formation) return null;
    const processes = app.formation.value.map(toProcess);
    return {
      state: { formation: [], processes, sizes: [...sizes], stage: stageInFleet(app) },
      readAt: app.formation.readAt,
    };
  },
  startsDynos: true,
});

async function readFormation(ctx: OperationContext): Promise<Formation[]> {
  const { id, caller } = appOf(ctx);
  const formation = unwrap(await listFormation(caller, id));
  await applyFormation(id, formation, Date.now());
  return formation;
}

function toProcess({ type, quantity, size }: Pick<Formation, 'type' | 'quantity' | 'size'>): Process {
  return { type, quantity, size: size ?? 'unknown' };
}

function missingIn({ processes }: Pick<ScaleState, 'processes'>, input: ScaleInput) {
  return input.processes.find(({ type }) => !processes.some((process) => process.type === type));
}

/** The process types of the slug that runs: one call for the release, and one for a slug that was never seen. */
async function procfileOf(ctx: OperationContext): Promise<string[] | null> {
  const { id, caller } = appOf(ctx);
  const releases = await listReleases(caller, id, { max: 20 });
  const slug = releases.ok ? releases.value.find(({ current }) => current)?.slug?.id : undefined;
  const facts = slug === undefined ? null : await slugFactsOf(caller, id, slug);
  return facts?.ok ? facts.value.types : null;
}

function stopped(type: string): string {
  if (type === 'web') return 'No web dyno is left: visitors get an error page (503) until one runs again.';
  return `No ${type} dyno is left: its work waits until one runs again.`;
}

function refuse(reason: string): never {
  throw new Failure(fail('refused', reason, 'Change what you asked for.').error);
}

function inWords(from: Process, to: Process): string {
  const quantity = from.quantity === to.quantity ? '' : ` from ${from.quantity} to ${to.quantity}`;
  const size = from.size.toLowerCase() === to.size.toLowerCase() ? '' : ` from ${from.size} to ${to.size}`;
  return `${to.type}${quantity}${size}`;
}

function asChange({ from, to }: { from: Process; to: Process }): Change {
  return { label: to.type, from: `${from.quantity} × ${from.size}`, to: `${to.quantity} × ${to.size}` };
}
