import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReachSet } from '@/lib/connections/reach-set';
import { fleetRowsOf, withChange } from '@/lib/queries/fleet-wire';
import type { FleetEntry } from './entry';
import { Fleet } from './fleet';
import type { FleetRow } from './rows';
import { changeSince, type Standing, versionOf } from './snapshot';
import { fleetJson } from './wire';

const at = Date.UTC(2026, 10, 20, 9, 0, 0);

function entryOf(id: string): FleetEntry {
  const app = {
    name: `app-${id}`,
    team: null,
    ownerEmail: null,
    region: 'eu',
    stack: 'heroku-24',
    buildStack: 'heroku-24',
    isMaintenance: false,
    maintenanceSinceAt: null,
    createdAt: at,
    updatedAt: at,
    releasedAt: null,
  };
  const unread = { coupling: null, formation: null, dynos: null, release: null, addOns: null, certificates: null };
  return { id, app: { value: app, readAt: at }, ...unread };
}

const web = (quantity: number) => [{ type: 'web', quantity, size: 'Standard-1X', unitCents: 2_500 }];

/** Numbers below `limit` that are the same in every run. */
function chance(seed: number) {
  let state = seed;
  return (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % limit;
  };
}

function reachOf(ids: Iterable<string>): ReachSet {
  const all = new Set([...ids].sort());
  return { ids: all, hash: ['reach', ...all].join('-'), lists: new Map() };
}

/** A browser that got its rows, and is told what changes. */
function browserOf(fleet: Fleet, first: ReachSet) {
  let standing: Standing = { count: fleet.version.count, reach: first };
  const whole = (reach: ReachSet) =>
    fleetRowsOf(JSON.parse(fleetJson(versionOf(fleet, reach), fleet.booked(reach.ids))));
  let rows = whole(first);
  return {
    rows: () => rows,
    whole: () => whole(standing.reach),
    hear(reach: ReachSet) {
      const { now, json } = changeSince(fleet, standing, reach);
      standing = now;
      const next = json === null ? rows : withChange(rows, JSON.parse(json));
      if (!next) throw new Error('The browser missed something');
      rows = next;
    },
  };
}

const byId = (rows: readonly FleetRow[]) => [...rows].sort((a, b) => a.id.localeCompare(b.id));

describe('the rows of the fleet as they change', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: at });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('a browser that hears every change has what a new one gets (%i)', (seed) => {
    const pick = chance(seed);
    const all = Array.from({ length: 12 }, (_, index) => `a${index}`);
    const fleet = new Fleet(all.slice(0, 10).map(entryOf));
    const reach = new Set(all.slice(0, 9));
    const browser = browserOf(fleet, reachOf(reach));
    for (let step = 1; step <= 400; step += 1) {
      vi.advanceTimersByTime(pick(3_000));
      const id = `a${pick(12)}`;
      const readAt = Date.now();
      const kind = pick(7);
      if (kind === 0) fleet.put(id, 'formation', { value: web(pick(4)), readAt });
      if (kind === 1) fleet.put(id, 'addOns', { value: [], readAt });
      if (kind === 2) fleet.putApp(id, { value: { ...entryOf(id).app.value, isMaintenance: pick(2) > 0 }, readAt });
      if (kind === 3 && !reach.delete(id)) reach.add(id);
      if (kind === 4) browser.hear(reachOf(reach));
      if (kind > 4) fleet.put(id, 'dynos', { value: [], readAt });
    }
    vi.advanceTimersByTime(20_000);
    browser.hear(reachOf(reach));
    expect(byId(browser.rows().rows)).toEqual(byId(browser.whole().rows));
  });

  it('tells ages alone every ten seconds, together, and no row anew', () => {
    const fleet = new Fleet([entryOf('a'), entryOf('b')]);
    const reach = reachOf(['a', 'b']);
    const told = (before: Standing) => JSON.parse(changeSince(fleet, before, reach).json ?? 'null');
    const readAgain = () => {
      for (const id of ['a', 'b']) fleet.putApp(id, { value: entryOf(id).app.value, readAt: Date.now() });
    };
    expect(fleet.version.count).toBe(1);
    vi.advanceTimersByTime(1);
    readAgain();
    const before = { count: fleet.version.count, reach };
    vi.advanceTimersByTime(4_000);
    readAgain();
    expect(told(before)).toBeNull();
    expect(fleet.rowsOf(['a'])[0]?.readAt.app).toBe(at + 4_001);
    vi.advanceTimersByTime(6_000);
    expect(told(before)).toMatchObject({ rows: [], gone: [], ages: [['app', at + 4_001, [0, 1]]] });
  });

  it('calls listeners once for what changes together, and again for ages when they are due', () => {
    const fleet = new Fleet([entryOf('a')]);
    const heard = vi.fn();
    const stop = fleet.onChange(heard);
    fleet.put('a', 'formation', { value: web(1), readAt: at + 1 });
    fleet.put('a', 'addOns', { value: [], readAt: at + 1 });
    vi.advanceTimersByTime(250);
    expect(heard).toHaveBeenCalledTimes(1);
    fleet.put('a', 'addOns', { value: [], readAt: at + 2 });
    vi.advanceTimersByTime(800);
    expect(heard).toHaveBeenCalledTimes(2);
    fleet.put('a', 'addOns', { value: [], readAt: at + 3 });
    vi.advanceTimersByTime(9_000);
    expect(heard).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(2_000);
    expect(heard).toHaveBeenCalledTimes(3);
    stop();
    fleet.put('a', 'formation', { value: web(3), readAt: at + 9 });
    vi.advanceTimersByTime(60_000);
    expect(heard).toHaveBeenCalledTimes(3);
  });
});

describe('a browser that missed something', () => {
  const rows = fleetRowsOf({ version: 'life.5.all', rows: [], numbers: [] });
  const change = (from: string, version: string) => ({ from, version, rows: [], numbers: [], ages: [], gone: [] });
  it.each([
    ['what it knows already', 'life.3.all', 'life.5.all', 'life.5.all'],
    ['what follows', 'life.3.all', 'life.9.all', 'life.9.all'],
    ['a gap', 'life.6.all', 'life.9.all', null],
    ['another life of the server', 'other.5.all', 'other.9.all', null],
    ['a reach that it never had', 'life.4.some', 'life.9.few', null],
  ])('%s', (_, from, version, expected) => {
    expect(withChange(rows, change(from, version))?.version ?? null).toBe(expected);
  });
});
