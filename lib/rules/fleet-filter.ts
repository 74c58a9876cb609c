import { type ListedApp, oldestReadAt } from './listed-app';

/** What apps can be filtered by. Values of one dimension add up, dimensions narrow each other down. */
export const dimensions = [
  'state',
  'stage',
  'team',
  'stack',
  'region',
  'release',
  'age',
  'by',
  'size',
  'plan',
  'certificate',
  'pinned',
  'unread',
] as const;

export type Dimension = (typeof dimensions)[number];
export type FleetFilter = Record<Dimension, string[]> & { q: string };
/** How many apps each value would leave, whatever else of its own dimension is chosen. */
export type Facets = Record<Dimension, ReadonlyMap<string, number>>;
/** What decides beside the apps themselves: the time (ms), and what the person pinned. */
export type Circumstances = { nowMs: number; pinned: ReadonlySet<string> };

/** Stands for "none" in filters and addresses: no team, no stage. */
export const none = 'none';
/** The one value of a dimension that an app is in or not. */
export const yes = 'yes';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** An app of which a part is older than this counts as unread. */
const unreadAfterMs = hourMs;

/** Spans since the last release, the shortest first. */
export const ages = [
  { value: 'day', withinMs: dayMs },
  { value: 'week', withinMs: 7 * dayMs },
  { value: 'month', withinMs: 30 * dayMs },
  { value: 'quarter', withinMs: 90 * dayMs },
  { value: 'older', withinMs: Infinity },
] as const;

/** Spans until the soonest certificate ends, the shortest first. */
export const ends = [
  { value: 'ended', withinMs: 0 },
  { value: 'week', withinMs: 7 * dayMs },
  { value: 'month', withinMs: 30 * dayMs },
  { value: 'later', withinMs: Infinity },
] as const;

const spanOf = (spans: readonly { value: string; withinMs: number }[], ms: number) =>
  spans.find(({ withinMs }) => ms <= withinMs)?.value ?? none;

type Changing = 'age' | 'certificate' | 'pinned' | 'unread';

/** What of an app lasts as long as its row. */
const lasting: Record<Exclude<Dimension, Changing>, (app: ListedApp) => readonly string[]> = {
  state: (app) => [app.state],
  stage: (app) => [app.stage ?? none],
  team: (app) => [app.team ?? none],
  stack: (app) => [app.stack ?? none],
  region: (app) => [app.region ?? none],
  release: (app) => [app.release?.status ?? none],
  by: (app) => [app.release?.by ?? none],
  size: (app) => app.sizes,
  plan: (app) => app.plans,
};

/** What changes with time and person while the row stays the same. */
const changing: Record<Changing, (app: ListedApp, now: Circumstances) => string | null> = {
  age: ({ release }, { nowMs }) => (release?.at == null ? none : spanOf(ages, nowMs - release.at)),
  certificate: ({ certificate }, { nowMs }) => (certificate ? spanOf(ends, certificate.endsAt - nowMs) : null),
  pinned: ({ id }, { pinned }) => (pinned.has(id) ? yes : null),
  unread: (app, { nowMs }) => (nowMs - oldestReadAt(app) > unreadAfterMs ? yes : null),
};

const forEach = <T>(make: (name: Dimension) => T) =>
  Object.fromEntries(dimensions.map((name) => [name, make(name)])) as Record<Dimension, T>;

const isChanging = (name: Dimension): name is Changing => name in changing;

type Counter = { value: string; count: number };
type Entry = { text: string; counters: Partial<Record<Dimension, readonly Counter[]>> };

function textOf({ name, pipeline, team, release }: ListedApp): string {
  return [name, pipeline, team, release && `v${release.version}`, release?.by].join(' ').toLowerCase();
}

/** The words of a search; an app must have all of them. */
function wordsOf(q: string): string[] {
  return q.toLowerCase().split(/\s+/).filter(Boolean);
}

/**
 * Filters and counts. It remembers of each row the text to search and the counters to raise, for as long as the row
 * lives: a keystroke over thousands of rows compares and adds, and a row that was replaced is prepared alone.
 */
export class FleetIndex<Row extends ListedApp> {
  private readonly entries = new WeakMap<Row, Entry>();
  private readonly counters = forEach((): Map<string, Counter> => new Map());

  /** The matching rows in the given order, and what every other choice would leave. One pass. */
  apply(rows: readonly Row[], filter: FleetFilter, now: Circumstances): { matching: Row[]; facets: Facets } {
    const words = wordsOf(filter.q);
    const chosen = dimensions.flatMap((name) =>
      filter[name].length > 0 ? [{ name, values: new Set(filter[name]) }] : [],
    );
    for (const name of dimensions) for (const counter of this.counters[name].values()) counter.count = 0;
    const matching: Row[] = [];
    for (const row of rows) {
      const entry = this.entryOf(row);
      if (!words.every((word) => entry.text.includes(word))) continue;
      let against: Dimension | null = null;
      let isOut = false;
      for (const { name, values } of chosen) {
        if (this.countersOf(row, entry, name, now).some(({ value }) => values.has(value))) continue;
        isOut = against !== null;
        if (isOut) break;
        against = name;
      }
      if (isOut) continue;
      if (against === null) matching.push(row);
      for (const name of against === null ? dimensions : [against]) {
        for (const counter of this.countersOf(row, entry, name, now)) counter.count++;
      }
    }
    return { matching, facets: this.facets() };
  }

  /** How many rows match. */
  count(rows: readonly Row[], filter: FleetFilter, now: Circumstances): number {
    return this.apply(rows, filter, now).matching.length;
  }

  private entryOf(row: Row): Entry {
    const known = this.entries.get(row);
    if (known) return known;
    const counters: Entry['counters'] = {};
    for (const name of dimensions) {
      if (isChanging(name)) continue;
      counters[name] = lasting[name](row).map((value) => this.counterOf(name, value));
    }
    const entry = { text: textOf(row), counters };
    this.entries.set(row, entry);
    return entry;
  }

  private countersOf(row: Row, entry: Entry, name: Dimension, now: Circumstances): readonly Counter[] {
    if (!isChanging(name)) return entry.counters[name] ?? [];
    const value = changing[name](row, now);
    return value === null ? [] : [this.counterOf(name, value)];
  }

  private counterOf(name: Dimension, value: string): Counter {
    const known = this.counters[name].get(value);
    if (known) return known;
    const counter = { value, count: 0 };
    this.counters[name].set(value, counter);
    return counter;
  }

  private facets(): Facets {
    return forEach((name) => {
      const counted = [...this.counters[name].values()].filter(({ count }) => count > 0);
      return new Map(counted.map(({ value, count }) => [value, count]));
    });
  }
}

/** A filter that lets everything through. */
export const noFilter: FleetFilter = {
  q: '',
  ...forEach((): string[] => []),
};

/** The same filter with one value of a dimension switched. */
export function toggled(filter: FleetFilter, name: Dimension, value: string): FleetFilter {
  const chosen = filter[name];
  return { ...filter, [name]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] };
}

/** Whether anything is filtered out, or could be. */
export function isFiltering(filter: FleetFilter): boolean {
  return filter.q.trim() !== '' || dimensions.some((name) => filter[name].length > 0);
}
