import { centsPerMonth, dynosPerApp, familyOf, mostDynos, type Process, type Size } from './scaling';

export type Allowed = { allowed: true } | { allowed: false; reason: string };

const ecoPerApp = 2;

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Says whether an app may have these processes, with the first reason against it. */
export function mayHave(processes: readonly Process[], sizes: readonly Size[]): Allowed {
  for (const { type, quantity, size: name } of processes) {
    const size = sizes.find((candidate) => isSame(candidate.name, name));
    if (!size) return no(`Heroku has no dyno size called ${name}.`);
    if (!Number.isInteger(quantity) || quantity < 0) return no(`${type} needs a whole number of dynos, zero or more.`);
    const most = mostDynos(size);
    if (quantity > most) return no(`${size.name} allows at most ${most} ${most === 1 ? 'dyno' : 'dynos'} for ${type}.`);
  }
  const [first] = processes;
  if (!first) return { allowed: true };
  const other = processes.find(({ size }) => familyOf(size) !== familyOf(first.size));
  if (other) {
    const [cheap, dear] = familyOf(other.size) === 'shared' ? [other, first] : [first, other];
    return no(
      `${cheap.size} (${cheap.type}) and ${dear.size} (${dear.type}) cannot mix in one app: change all types at once.`,
    );
  }
  const total = processes.reduce((sum, { quantity }) => sum + quantity, 0);
  const most = dynosPerApp[familyOf(first.size)];
  if (total > most) return no(`An app may have at most ${most} dynos; this would be ${total}.`);
  const eco = processes.filter(({ size, quantity }) => isSame(size, 'Eco') && quantity > 0);
  if (eco.length > ecoPerApp) return no(`An app on Eco may have at most ${ecoPerApp} running dynos.`);
  return { allowed: true };
}

/**
 * The same processes, all moved to one size with no more dynos than it allows: the way out where sizes do not mix. Null
 * where that may not be either.
 */
export function allAt(processes: readonly Process[], size: string, sizes: readonly Size[]): Process[] | null {
  const found = sizes.find(({ name }) => isSame(name, size));
  if (!found) return null;
  const moved = processes.map((process) => ({
    ...process,
    size: found.name,
    quantity: Math.min(process.quantity, mostDynos(found)),
  }));
  return mayHave(moved, sizes).allowed ? moved : null;
}

/** The difference in cents a month between two formations; null when either price is unknown. */
export function centsDifference(
  from: readonly Process[],
  to: readonly Process[],
  sizes: readonly Size[],
): number | null {
  const before = centsPerMonth(from, sizes);
  const after = centsPerMonth(to, sizes);
  return before === null || after === null ? null : after - before;
}

/** How deliberate a change must be: `direct` acts at once, `confirm` asks, `typed` asks for the app's name. */
export function careFor(
  stage: string | null,
  changes: ReadonlyArray<{ from: Process; to: Process }>,
): 'direct' | 'confirm' | 'typed' {
  if (stage !== 'production') return 'direct';
  return changes.some(({ from, to }) => from.quantity > 0 && to.quantity === 0) ? 'typed' : 'confirm';
}

function no(reason: string): Allowed {
  return { allowed: false, reason };
}
