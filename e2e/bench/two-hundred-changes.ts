import { reachableAppIds } from '../../lib/connections/reach';
import type { FleetEntry } from '../../lib/fleet/entry';
import { type Fleet, getFleet } from '../../lib/fleet/fleet';
import type { Side } from '../../lib/fleet/testing/engine-bench';
import { seededRandom } from '../../simulator/engine/random';
import type { ChangeFigures, ChangeKind } from './engine-figures';
import { type Beside, type EngineBench, hourMs } from './simulated-hour';
import type { SimulatedWorld } from './simulated-world';

const wanted: Readonly<Record<ChangeKind, number>> = {
  released: 80,
  scaled: 50,
  renamed: 30,
  maintenance: 30,
  deleted: 10,
};
const seed = 11;

type Change = {
  kind: ChangeKind;
  atMs: number;
  make(): Promise<unknown>;
  isShown(fleet: Fleet): boolean;
};
type Open = { change: Change; madeAt: number };

/** Two hundred changes that others make elsewhere, evenly over an hour, each on an app of its own. */
export async function twoHundredChanges(world: SimulatedWorld, bench: EngineBench, side: Side) {
  const fleet = await getFleet();
  const entries = fleet.entriesOf(await reachableAppIds(side));
  const changes = plan(entries, await outsider(world, entries), world);
  const shown: Record<ChangeKind, number[]> = { scaled: [], released: [], renamed: [], deleted: [], maintenance: [] };
  const open = new Set<Open>();
  const beside: Beside = {
    async before(passedMs) {
      while (changes[0] && changes[0].atMs <= passedMs) {
        const change = changes.shift() as Change;
        await change.make();
        open.add({ change, madeAt: bench.now() });
      }
    },
    after() {
      for (const one of open) {
        if (!one.change.isShown(fleet)) continue;
        shown[one.change.kind].push(bench.now() - one.madeAt);
        open.delete(one);
      }
    },
  };
  const figures = (): ChangeFigures[] =>
    (Object.keys(wanted) as ChangeKind[]).map((kind) => ({ kind, made: wanted[kind], shownMs: shown[kind] }));
  return { beside, figures };
}

/** An account that may change whatever belongs to a team: what it spends is not the console's. */
async function outsider({ api, control }: SimulatedWorld, entries: readonly FleetEntry[]) {
  const names = new Set(entries.flatMap(({ app }) => app.value.team ?? []));
  const teams = [...names].map((name) => ({ name, role: 'admin' }));
  const { token } = await control<{ token: string }>('POST', 'accounts', {
    email: 'elsewhere@fernhill.example',
    teams,
  });
  return async (path: string, body: object) => {
    const response = await fetch(`${api}${path}`, {
      method: 'PATCH',
      headers: {
        accept: 'application/vnd.heroku+json; version=3',
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`PATCH ${path}: ${response.status} ${await response.text()}`);
  };
}

type Patch = Awaited<ReturnType<typeof outsider>>;

function plan(entries: readonly FleetEntry[], patch: Patch, { control }: SimulatedWorld): Change[] {
  const random = seededRandom(seed);
  const shuffled = <T>(all: readonly T[]) =>
    all
      .map((one) => ({ one, key: random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ one }) => one);
  const kinds = shuffled(
    (Object.keys(wanted) as ChangeKind[]).flatMap((kind) => Array<ChangeKind>(wanted[kind]).fill(kind)),
  );
  const apps = shuffled(entries.filter(({ app, formation }) => app.value.team !== null && runs({ formation })));
  if (apps.length < kinds.length) throw new Error(`There are ${apps.length} apps for ${kinds.length} changes.`);
  return apps.slice(0, kinds.length).map((entry, index) => {
    const kind = kinds[index] as ChangeKind;
    return { kind, atMs: (index * hourMs) / kinds.length, ...changeOf(kind, entry, patch, control) };
  });
}

const runs = ({ formation }: Pick<FleetEntry, 'formation'>) => formation?.value.some(({ quantity }) => quantity > 0);

function changeOf(
  kind: ChangeKind,
  { id, app, formation }: FleetEntry,
  patch: Patch,
  control: SimulatedWorld['control'],
): Pick<Change, 'make' | 'isShown'> {
  const path = `/apps/${id}`;
  switch (kind) {
    case 'scaled': {
      const process = formation?.value.find(({ quantity }) => quantity > 0);
      const quantity = process?.quantity === 1 ? 0 : 1;
      return {
        make: () => patch(`${path}/formation/${process?.type}`, { quantity }),
        isShown: (fleet) =>
          fleet.get(id)?.formation?.value.find(({ type }) => type === process?.type)?.quantity === quantity,
      };
    }
    case 'released':
      return {
        make: () => patch(`${path}/config-vars`, { SINCE: 'now' }),
        isShown: (fleet) => fleet.get(id)?.release?.value?.description?.includes('SINCE') ?? false,
      };
    case 'renamed': {
      const name = `${app.value.name.slice(0, 24)}-moved`;
      return {
        make: () => control('PATCH', `apps/${id}`, { name }),
        isShown: (fleet) => fleet.get(id)?.app.value.name === name,
      };
    }
    case 'maintenance': {
      const maintenance = !app.value.isMaintenance;
      return {
        make: () => control('PATCH', `apps/${id}`, { maintenance }),
        isShown: (fleet) => fleet.get(id)?.app.value.isMaintenance === maintenance,
      };
    }
    case 'deleted':
      return { make: () => control('DELETE', `apps/${id}`), isShown: (fleet) => fleet.get(id) === undefined };
  }
}
