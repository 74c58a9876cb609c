import 'server-only';
import { inArray } from 'drizzle-orm';
import { reachableAppIds } from '@/lib/connections/reach';
import { getDb } from '@/lib/db/client';
import { fleetApps, people } from '@/lib/db/schema';
import { formatCount, formatPlural } from '@/lib/format';
import { nobody } from '@/lib/ledger/save-sums';
import { type By, spentByPerson } from '@/lib/ledger/spent';
import { type Feature, featureNames, featureOf, kindOf } from '@/lib/rules/call-purposes';
import { type Spending, type StepCalls, spendingBy } from '@/lib/rules/spending';

/** Who looks, and whether the account is one that several people here use through a shared connection. */
export type Looker = { personId: string; isShared: boolean };

/** A consumer with the words that its viewer may read. `id` is null where it stands for several that are not named. */
export type NamedSpending = Spending & { label: string; note: string | null };

const others = 'others';

/** Names the consumers of an account's calls, as far as the viewer may know them. */
export async function namedConsumers(
  rows: readonly StepCalls[],
  steps: number,
  { by, accountId, fromMs, looker }: { by: By; accountId: string; fromMs: number; looker: Looker },
): Promise<NamedSpending[]> {
  if (by === 'feature') return features(rows, steps, await notesOf(accountId, fromMs, looker));
  return by === 'person' ? persons(rows, steps, looker) : apps(rows, steps, looker);
}

function features(rows: readonly StepCalls[], steps: number, notes: Map<Feature, string>): NamedSpending[] {
  return spendingBy(rows, steps, featureOf).map((spending) => {
    const feature = spending.key as Feature;
    return { ...spending, label: featureNames[feature], note: notes.get(feature) ?? null };
  });
}

async function persons(rows: readonly StepCalls[], steps: number, looker: Looker): Promise<NamedSpending[]> {
  const names = await namesOf(
    rows.map(({ key }) => key),
    looker,
  );
  const keyOf = (key: string) => (key === nobody || names.has(key) ? key : others);
  return spendingBy(rows, steps, keyOf).map((spending) => {
    if (spending.key === nobody) return { ...spending, label: 'Dynodeck itself', note: 'nobody waits for these' };
    const name = names.get(spending.key);
    return name ? { ...spending, ...name } : { ...spending, label: 'Somebody else', note: null };
  });
}

async function apps(rows: readonly StepCalls[], steps: number, looker: Looker): Promise<NamedSpending[]> {
  const reach = await reachableAppIds(looker);
  const names = await appNamesOf(rows.flatMap(({ key }) => (reach.has(key) ? [key] : [])));
  const keyOf = (key: string) => (key === nobody || names.has(key) ? key : others);
  const hidden = new Set(rows.map(({ key }) => key).filter((key) => keyOf(key) === others)).size;
  return spendingBy(rows, steps, keyOf).map((spending) => {
    if (spending.key === nobody) return { ...spending, label: 'Lists of the whole account', note: null };
    if (spending.key === others)
      return { ...spending, label: `${formatPlural(hidden, 'app')} you do not reach`, note: null };
    return { ...spending, label: names.get(spending.key) ?? '', note: null };
  });
}

// Colleagues are named where they share the account; on a private one they are only somebody else.
async function namesOf(ids: readonly string[], { personId, isShared }: Looker) {
  const asked = [...new Set(ids)].filter((id) => id !== nobody && (isShared || id === personId));
  if (asked.length === 0) return new Map<string, Pick<NamedSpending, 'label' | 'note'>>();
  const db = await getDb();
  const rows = await db.select().from(people).where(inArray(people.id, asked));
  return new Map(
    rows.map(({ id, name, email }) => [id, { label: name ?? email, note: id === personId ? 'you' : null }]),
  );
}

async function appNamesOf(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const db = await getDb();
  const rows = await db
    .select({ id: fleetApps.appId, name: fleetApps.name })
    .from(fleetApps)
    .where(inArray(fleetApps.appId, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What stands beside a feature: for pages and operations who caused most, for the rest what kind of work it was. */
async function notesOf(accountId: string, fromMs: number, looker: Looker): Promise<Map<Feature, string>> {
  const rows = await spentByPerson(accountId, fromMs);
  const names = await namesOf(
    rows.map(({ personId }) => personId),
    looker,
  );
  const parts = new Map<Feature, Map<string, number>>();
  for (const { purpose, personId, calls } of rows) {
    const feature = featureOf(purpose);
    if (feature === 'sign-in') continue;
    const isByPerson = feature === 'pages' || feature === 'operations';
    const part = isByPerson ? (names.get(personId)?.label ?? 'somebody else') : kindOf(purpose);
    const sums = parts.get(feature) ?? new Map<string, number>();
    parts.set(feature, sums.set(part, (sums.get(part) ?? 0) + calls));
  }
  return new Map([...parts].map(([feature, sums]) => [feature, listed(sums)]));
}

function listed(sums: ReadonlyMap<string, number>): string {
  const sorted = [...sums].sort(([, a], [, b]) => b - a);
  const shown = sorted.slice(0, 2).map(([part, calls]) => `${part} ${formatCount(calls)}`);
  return [...shown, ...(sorted.length > 2 ? [`${sorted.length - 2} more`] : [])].join(', ');
}
