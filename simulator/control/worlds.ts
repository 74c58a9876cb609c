import { z } from 'zod';
import { Refusal } from '@/simulator/refusal';
import { startLine } from '@/simulator/start-line';
import { type Action, input } from './action';

const worldInput = z.strictObject({
  id: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  apps: z.int().nonnegative().optional(),
  seed: z.int().optional(),
  latencyMs: z.number().nonnegative().optional(),
  callback: z.url().optional(),
  startMs: z.number().optional(),
});

const defaultApps = 30;

/** What was said, without what was left open. */
function given<T extends object>(spec: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined)) as never;
}

export const worldActions: readonly Action[] = [
  {
    method: 'GET',
    path: '/_sim/worlds',
    summary: 'The ids of all worlds',
    run: ({ universe }) => universe.ids(),
  },
  {
    method: 'POST',
    path: '/_sim/worlds',
    summary: 'Makes an isolated world {id?, apps?, seed?, latencyMs?, callback?, startMs?}; answers its start line',
    run: (call) => {
      const { id, startMs, ...spec } = input(call, worldInput);
      if (id !== undefined && call.universe.get(id)) throw new Refusal(422, 'invalid_params', `World ${id} exists.`);
      const base = { ...call.universe.defaultSpec, apps: defaultApps, latencyMs: 0 };
      const world = call.universe.create({ ...base, ...given(spec) }, id, startMs === undefined ? {} : { startMs });
      return { ...startLine(world, call.url), world: world.id };
    },
  },
  {
    method: 'GET',
    path: '/_sim/worlds/:world',
    summary: 'The start line of a world',
    run: ({ world, url }) => ({ ...startLine(world, url), world: world.id }),
  },
  {
    method: 'DELETE',
    path: '/_sim/worlds/:world',
    summary: 'Forgets a world; the default one stays',
    run: ({ universe, world }) => {
      if (!universe.delete(world.id)) throw new Refusal(422, 'invalid_params', 'The default world cannot be deleted.');
    },
  },
  {
    method: 'POST',
    path: '/_sim/worlds/:world/warm',
    summary: 'Makes what is else made when somebody first looks, so that a measurement does not wait for it',
    run: ({ world }) => {
      for (const app of world.apps) app.releases.get();
    },
  },
  {
    method: 'POST',
    path: '/_sim/worlds/:world/reset',
    summary:
      'Puts a world back to its start: same fleet, same tokens, no faults, empty log; with {apps?, seed?} to that of another fleet',
    run: (call) => {
      const fresh = call.universe.reset(call.world.id, given(input(call, worldInput.pick({ apps: true, seed: true }))));
      return { ...startLine(fresh, call.url), world: fresh.id };
    },
  },
];
