import { createApp } from '@/simulator/engine/apps';
import { createAccount } from '@/simulator/engine/people';
import { createRelease } from '@/simulator/engine/releases';
import { World } from '@/simulator/engine/world';
import type { Account, App, Slug } from '@/simulator/model';

export interface Harbor {
  world: World;
  account: Account;
  app: App;
  /** Moves world time and lets everything due happen. */
  advance(ms: number): void;
  /** State by dyno name. */
  states(): Record<string, string>;
  slug(processTypes: Record<string, string>): Slug;
}

export const startMs = Date.UTC(2026, 10, 20);

/** A world that stands still with one app, `quiet-harbor`, deployed once and up: web 1, worker 0, both Basic. */
export function quietHarbor(): Harbor {
  const world = new World({ id: 'default', seed: 1, startMs });
  world.clock.change({ set: startMs, frozen: true });
  const account = createAccount(world, 'mara@fernhill.example');
  const app = createApp(world, { account, name: 'quiet-harbor' });
  const advance = (ms: number) => {
    world.clock.change({ advanceMs: ms });
    world.tick();
  };
  const slug = (processTypes: Record<string, string>): Slug => ({
    id: world.newId(),
    commit: '8f3c1ae',
    commitDescription: null,
    checksum: null,
    buildpackDescription: 'Node.js',
    processTypes,
    sizeBytes: 1000,
    stack: 'heroku-24',
    deletedAtMs: null,
    createdAtMs: world.now(),
    updatedAtMs: world.now(),
  });
  const first = slug({ web: 'node .', worker: 'node w' });
  createRelease(world, app, { account, description: 'Deploy 8f3c1ae', slug: first });
  advance(4000);
  const states = () => Object.fromEntries(Array.from(app.dynos.values(), (dyno) => [dyno.name, dyno.state]));
  return { world, account, app, advance, states, slug };
}
