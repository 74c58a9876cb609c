import { afterEach, describe, expect, test } from 'vitest';
import { getApp, listApps, updateApp } from './apps';
import { mayBeKept } from './cache';
import { listDynoSizes } from './dyno-sizes';
import { listDynos } from './dynos';
import { listFormation, updateFormation } from './formation';
import { type Bench, openBench } from './testing/bench';
import type { Received, Reply } from './testing/scripted-server';

let bench: Bench;
afterEach(() => bench.close());

const app = { id: 'a1', name: 'shop' };
const web = { id: 'f1', type: 'web', quantity: 3, size: 'Standard-1X' };
const calls = () => bench.server.received.length;

function gate() {
  let open = () => {};
  const after = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { after, open };
}

/** Waits until the server has received so many calls. */
async function received(count: number): Promise<void> {
  await expect.poll(calls, { interval: 2, timeout: 10_000 }).toBe(count);
}

describe('freshness', () => {
  test('a second look within two seconds asks nobody, a later one does', async () => {
    bench = await openBench(() => ({ json: [web] }));
    await listFormation(bench.caller, 'shop');
    bench.clock.advance(1_999);
    await listFormation(bench.caller, 'shop');
    expect(calls()).toBe(1);
    bench.clock.advance(1);
    await listFormation(bench.caller, 'shop');
    expect(calls()).toBe(2);
  });

  test('dyno sizes are asked for once a day', async () => {
    bench = await openBench(() => ({ json: [{ id: 's1', name: 'Basic', cost: { cents: 700, unit: 'month' } }] }));
    await listDynoSizes(bench.caller);
    bench.clock.advance(86_399_999);
    expect(await listDynoSizes(bench.caller)).toMatchObject({ value: [{ cost: { cents: 700 } }] });
    expect(calls()).toBe(1);
    bench.clock.advance(1);
    await listDynoSizes(bench.caller);
    expect(calls()).toBe(2);
  });

  test('a fresh caller always asks', async () => {
    bench = await openBench(() => ({ json: [web] }));
    const caller = { ...bench.caller, isFresh: true };
    await listFormation(caller, 'shop');
    await listFormation(caller, 'shop');
    expect(calls()).toBe(2);
  });

  test('another Heroku account shares nothing', async () => {
    bench = await openBench(() => ({ json: [web] }));
    await listFormation(bench.caller, 'shop');
    const access = { ...bench.caller.access, accountId: 'account-2' };
    await listFormation({ ...bench.caller, access }, 'shop');
    expect(calls()).toBe(2);
  });

  test('a failure is not kept', async () => {
    bench = await openBench([{ status: 404, json: { id: 'not_found', message: 'x' } }, { json: app }]);
    expect((await getApp(bench.caller, 'shop')).ok).toBe(false);
    expect((await getApp(bench.caller, 'shop')).ok).toBe(true);
  });
});

describe('revalidation', () => {
  test('an unchanged answer is given again, with its new age', async () => {
    bench = await openBench([{ json: app, headers: { etag: '"e1"' } }, { status: 304 }]);
    await getApp(bench.caller, 'shop');
    bench.clock.advance(5_000);
    expect(await getApp(bench.caller, 'shop')).toMatchObject({ ok: true, value: app });
    expect(bench.server.received[1]?.headers['if-none-match']).toBe('"e1"');
    await getApp(bench.caller, 'shop');
    expect(calls()).toBe(2);
  });

  test('what was given out cannot be changed by whoever got it', async () => {
    bench = await openBench([{ json: [{ ...app, owner: { id: 'o1', email: 'o@example.com' } }] }]);
    const first = await listApps(bench.caller);
    const row = first.ok ? first.value[0] : undefined;
    expect(Object.isFrozen(row) && Object.isFrozen(row?.owner)).toBe(true);
  });
});

describe('reads that meet', () => {
  test('become one call', async () => {
    const { after, open } = gate();
    bench = await openBench(() => ({ json: [web], after }));
    const reads = Array.from({ length: 20 }, () => listFormation(bench.caller, 'shop'));
    await received(1);
    open();
    const answers = await Promise.all(reads);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(calls()).toBe(1);
  });

  test('a fresh read does not join one that is under way', async () => {
    const { after, open } = gate();
    bench = await openBench((_, index) => ({
      json: [{ ...web, quantity: index }],
      after: index === 0 ? after : undefined,
    }));
    const old = listFormation(bench.caller, 'shop');
    await received(1);
    expect(await listFormation({ ...bench.caller, isFresh: true }, 'shop')).toMatchObject({ value: [{ quantity: 1 }] });
    open();
    expect(await old).toMatchObject({ value: [{ quantity: 0 }] });
    expect(await listFormation(bench.caller, 'shop')).toMatchObject({ value: [{ quantity: 1 }] });
  });

  test('a person does not join a background read, but background work joins a person', async () => {
    const { after, open } = gate();
    bench = await openBench(() => ({ json: [web], after }));
    const background = { ...bench.caller, lane: 'background' as const };
    const reads = [listFormation(background, 'shop'), listFormation(bench.caller, 'shop')];
    await received(2);
    reads.push(listFormation(background, 'shop'));
    open();
    await Promise.all(reads);
    expect(calls()).toBe(2);
  });
});

describe('after a change', () => {
  const script = ({ method, path }: Received): Reply => {
    if (method === 'PATCH') return { json: path.endsWith('formation') ? [web] : app };
    return { json: path.includes('/apps/') && !/formation|dynos/.test(path) ? app : [] };
  };

  test('everything of that app is asked for anew, whichever name it was read by', async () => {
    bench = await openBench(script);
    const look = async () => {
      await listFormation(bench.caller, 'a1');
      await listDynos(bench.caller, 'shop');
      await listApps(bench.caller);
    };
    await look();
    await updateFormation(bench.caller, 'a1', [{ type: 'web', quantity: 3 }]);
    await look();
    expect(calls()).toBe(7);
  });

  test('also when its answer was lost', async () => {
    bench = await openBench((message) => (message.method === 'PATCH' ? { fault: 'reset' } : script(message)));
    await getApp(bench.caller, 'shop');
    await updateApp(bench.caller, 'shop', { maintenance: true });
    await getApp(bench.caller, 'shop');
    expect(calls()).toBe(3);
  });

  test('a read that began before it is not kept', async () => {
    const { after, open } = gate();
    bench = await openBench((message, index) => ({ ...script(message), after: index === 0 ? after : undefined }));
    const early = getApp(bench.caller, 'shop');
    await received(1);
    await updateApp(bench.caller, 'shop', { maintenance: true });
    open();
    await early;
    await getApp(bench.caller, 'shop');
    expect(calls()).toBe(3);
  });

  test('catalogues stay', async () => {
    bench = await openBench(script);
    await listDynoSizes(bench.caller);
    await updateApp(bench.caller, 'shop', { maintenance: true });
    await listDynoSizes(bench.caller);
    expect(calls()).toBe(2);
  });
});

test.each([
  '/apps/shop/config-vars',
  '/apps/shop/releases/7/config-vars',
  '/pipelines/p/stage/test/config-vars',
  '/apps/shop/config-vars-settings',
  '/oauth/authorizations/~',
  '/apps/shop/addons/a/sso',
])('%s is never kept', (path) => {
  expect(mayBeKept(path)).toBe(false);
});
