/** What the rules need to know of a dyno size; `centsPerMonth` is null where Heroku tells no price. */
export type Size = { name: string; centsPerMonth: number | null; dedicated: boolean };
/** One process type as it is, or as somebody wants it. */
export type Process = { type: string; quantity: number; size: string };
export type Allowed = { allowed: true } | { allowed: false; reason: string };

const dynosPerApp = 100;
const dedicatedPerType = 10;
const sharedTier = new Set(['eco', 'basic']);

const isSharedTier = (size: string) => sharedTier.has(size.toLowerCase());

/**
 * The most dynos one process type may have at a size. Source: Heroku's article on limits
 * (Eco and Basic one per type; Performance, Private and Shield ten; otherwise the hundred of the app).
 */
export function mostDynos(size: Size): number {
  if (isSharedTier(size.name)) return 1;
  return size.dedicated ? dedicatedPerType : dynosPerApp;
}

/** Says whether an app may have these processes, with the first reason against it. */
export function mayHave(processes: readonly Process[], sizes: readonly Size[]): Allowed {
  for (const { type, quantity, size: name } of processes) {
    const size = sizes.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    if (!size) return no(`Heroku has no dyno size called ${name}.`);
    if (!Number.isInteger(quantity) || quantity < 0) return no(`${type} needs a whole number of dynos, zero or more.`);
    const most = mostDynos(size);
    if (quantity > most) return no(`${size.name} allows at most ${most} ${most === 1 ? 'dyno' : 'dynos'} for ${type}.`);
  }
  const total = processes.reduce((sum, { quantity }) => sum + quantity, 0);
  if (total > dynosPerApp) return no(`An app may have at most ${dynosPerApp} dynos; this would be ${total}.`);
  const eco = processes.filter(({ size, quantity }) => size.toLowerCase() === 'eco' && quantity > 0);
  if (eco.length > 2) return no('An app on Eco may have at most 2 running dynos.');
  const cheap = processes.find(({ size }) => isSharedTier(size));
  const dear = processes.find(({ size }) => !isSharedTier(size));
  if (cheap && dear) {
    return no(
      `${cheap.size} (${cheap.type}) and ${dear.size} (${dear.type}) cannot mix in one app: change all types at once.`,
    );
  }
  return { allowed: true };
}

function no(reason: string): Allowed {
  return { allowed: false, reason };
}

/**
 * What processes cost in cents a month; null when the price of a size in use is unknown. Eco is a flat fee of the
 * account, not of the app, and counts as nothing here.
 */
export function centsPerMonth(processes: readonly Process[], sizes: readonly Size[]): number | null {
  let cents = 0;
  for (const { quantity, size: name } of processes) {
    if (quantity === 0 || name.toLowerCase() === 'eco') continue;
    const price = sizes.find((size) => size.name.toLowerCase() === name.toLowerCase())?.centsPerMonth;
    if (price === undefined || price === null) return null;
    cents += quantity * price;
  }
  return cents;
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

/** Only the processes that differ from what is there. */
export function changed(from: readonly Process[], to: readonly Process[]): Array<{ from: Process; to: Process }> {
  return to.flatMap((wanted) => {
    const is = from.find(({ type }) => type === wanted.type);
    const same = !is || (is.quantity === wanted.quantity && is.size.toLowerCase() === wanted.size.toLowerCase());
    return same ? [] : [{ from: is, to: wanted }];
  });
}

/** How deliberate a change must be: `direct` acts at once, `confirm` asks, `typed` asks for the app's name. */
export function careFor(
  stage: string | null,
  changes: ReadonlyArray<{ from: Process; to: Process }>,
): 'direct' | 'confirm' | 'typed' {
  if (stage !== 'production') return 'direct';
  return changes.some(({ from, to }) => from.quantity > 0 && to.quantity === 0) ? 'typed' : 'confirm';
}
