import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from '@/lib/testing/temp-folder';
import { type Simulator, startSimulator } from '@/simulator/start';
import { openWorld, type TestWorld } from '@/simulator/testing/test-world';

const root = fileURLToPath(new URL('../..', import.meta.url));
const slowMs = 60_000;

const asDocumented = {
  rateLimitsCost: 0,
  notModifiedCost: 1,
  missingVersion: 'refuse',
  truncatedStatus: 206,
  largeMax: 'clamp',
  ifModifiedSince: 'ignore',
  scalingTouchesApp: false,
  rateHeaders: ['remaining', 'multiplier'],
};
const turned = {
  notModifiedCost: 0,
  missingVersion: 'serve',
  truncatedStatus: 200,
  largeMax: 'refuse',
  ifModifiedSince: 'honour',
  scalingTouchesApp: true,
  rateHeaders: ['remaining', 'multiplier', 'limit', 'reset'],
  sortAttributes: { '/addons': ['id', 'created_at'], '/apps': ['id'] },
};

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ apps: 20 });
});
afterAll(() => simulator.close());

type Facts = { switches: Record<string, unknown>; points: unknown[] };

function run(script: string, args: string[], env: Record<string, string> = {}) {
  const clean = { ...process.env, HEROKU_API_KEY: '', HEROKU_API_URL: '', ...env };
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { cwd: root, env: clean });
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output.text += chunk;
    });
  }
  return { child, output };
}

/** Runs the doctor and returns what it printed and wrote. */
async function examine(apiUrl: string, token: string) {
  const file = path.join(tempFolder(), 'facts.json');
  const { child, output } = run('scripts/doctor.ts', ['--out', file], {
    HEROKU_API_URL: apiUrl,
    HEROKU_API_KEY: token,
  });
  const [code] = await once(child, 'close');
  const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return { code, file, text: output.text, written, facts: (written ? JSON.parse(written) : null) as Facts };
}

type Row = { id: string; updated_at: string; name: string };
type Api = (method: string, path: string, body?: unknown) => Promise<{ json<T>(): T }>;

/** Scales the app that changed last, as somebody else would while the doctor is not looking. */
async function scaleNewest(api: Api): Promise<void> {
  const apps = (await api('GET', '/apps')).json<Row[]>().sort((a, b) => b.updated_at.localeCompare(a.updated_at));
  const formation = `/apps/${apps[0]?.id}/formation`;
  const [first] = (await api('GET', formation)).json<{ type: string; quantity: number }[]>();
  await api('PATCH', formation, { updates: [{ type: first?.type, quantity: first?.quantity === 0 ? 1 : 0 }] });
}

async function requestsOf({ control }: TestWorld) {
  return control<{ method: string; route: string }[]>('GET', 'requests');
}

describe('the doctor', () => {
  test(
    'finds what the documents say, by reading alone, and tells nobody whose account it was',
    async () => {
      const world = await openWorld(simulator);
      await scaleNewest(world.api);
      const names = (await world.api('GET', '/apps')).json<Row[]>().map(({ name }) => name);
      await world.control('DELETE', 'requests');
      const { code, text, written, facts } = await examine(simulator.url, world.token);
      expect([code, text]).toEqual([0, expect.stringContaining('at most 39 calls of the')]);
      expect(facts.switches).toMatchObject(asDocumented);
      const requests = await requestsOf(world);
      expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET']));
      expect(requests.length).toBeLessThan(40);
      expect(text).toContain(`${requests.length} calls were sent`);
      for (const secret of [world.token, '@', ...names]) expect(text + written).not.toContain(secret);
    },
    slowMs,
  );

  test(
    'finds what is otherwise, and a simulator set by its file behaves the same',
    async () => {
      const world = await openWorld(simulator);
      await world.control('PATCH', 'switches', turned);
      await scaleNewest(world.api);
      const first = await examine(simulator.url, world.token);
      const { sortAttributes, ...rest } = turned;
      expect(first.facts.switches).toMatchObject(rest);
      expect(first.facts.switches.sortAttributes).toMatchObject(sortAttributes);

      const { child } = run('simulator/main.ts', ['--port', '0', '--apps', '20', '--facts', first.file]);
      try {
        const [line] = await once(createInterface(child.stdout), 'line');
        const { api, accounts } = JSON.parse(String(line));
        const accept = 'application/vnd.heroku+json; version=3';
        const headers = { accept, authorization: `Bearer ${accounts[0].token}` };
        await scaleNewest(async (method, route, body) => {
          const answer = await fetch(`${api}${route}`, { method, headers, body: body ? JSON.stringify(body) : null });
          const value = await answer.json();
          return { json: () => value };
        });
        const second = await examine(api, accounts[0].token);
        expect(second.facts.switches).toEqual(first.facts.switches);
        expect(second.facts.points).toEqual(first.facts.points);
      } finally {
        child.kill();
        await once(child, 'close');
      }
    },
    slowMs,
  );

  test(
    'sees that the rate limits cost a call, and what a 304 costs all the same',
    async () => {
      const world = await openWorld(simulator);
      await world.control('PATCH', 'switches', { rateLimitsCost: 1, notModifiedCost: 0, rateHeaders: [] });
      const { facts } = await examine(simulator.url, world.token);
      expect(facts.switches).toMatchObject({ rateLimitsCost: 1, notModifiedCost: 0, rateHeaders: [] });
      expect((await requestsOf(world)).length).toBeLessThan(40);
    },
    slowMs,
  );

  test(
    'leaves open what an account without apps cannot tell',
    async () => {
      const world = await openWorld(simulator);
      const lonely = world.line.accounts.find(({ email }) => email.startsWith('noor@'));
      const { code, facts } = await examine(simulator.url, lonely?.token ?? '');
      expect(code).toBe(0);
      expect(facts.switches).not.toHaveProperty('scalingTouchesApp');
      expect(facts.switches).not.toHaveProperty('truncatedStatus');
      expect(facts.switches).toMatchObject({ notModifiedCost: 1, missingVersion: 'refuse' });
    },
    slowMs,
  );

  test(
    'does not begin without a good token, or with an account that is low on calls',
    async () => {
      const world = await openWorld(simulator);
      expect(await examine(simulator.url, '')).toMatchObject({
        code: 1,
        text: expect.stringContaining('HEROKU_API_KEY'),
      });
      const refused = await examine(simulator.url, 'HRKU-nobody');
      expect(refused).toMatchObject({ code: 1, written: '', text: 'Heroku does not take this token.\n' });
      await world.control('PUT', 'accounts/mara@fernhill.example/bucket', { remaining: 50 });
      const low = await examine(simulator.url, world.token);
      expect(low).toMatchObject({ code: 1, written: '', text: expect.stringContaining('too low on calls') });
      expect(await requestsOf(world)).toHaveLength(1);
    },
    slowMs,
  );
});
