/** What the rules need to know of a dyno size; `centsPerMonth` is null where Heroku tells no price. */
export type Size = { name: string; centsPerMonth: number | null; dedicated: boolean };
/** One process type as it is, or as somebody wants it. */
export type Process = { type: string; quantity: number; size: string };

/** The most dynos an app may have in all, by the family of its sizes. */
export const dynosPerApp = { common: 100, shared: 100, space: 100, fir: 255 } as const;
const dedicatedPerType = 10;

type Family = keyof typeof dynosPerApp;

/** Sizes of different families never mix in one app: Eco and Basic, those of spaces, those of Fir, and all others. */
export function familyOf(size: string): Family {
  const name = size.toLowerCase();
  if (name === 'eco' || name === 'basic') return 'shared';
  if (/^(private|shield)-/.test(name)) return 'space';
  return name.startsWith('dyno-') ? 'fir' : 'common';
}

/**
 * The most dynos one process type may have at a size. Source: Heroku's article on limits
 * (Eco and Basic one per type; Performance, Private and Shield ten; Fir 255; otherwise the hundred of the app).
 */
export function mostDynos(size: Size): number {
  const family = familyOf(size.name);
  if (family === 'shared') return 1;
  return family !== 'fir' && size.dedicated ? dedicatedPerType : dynosPerApp[family];
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

/** Only the processes that differ from what is there. */
export function changed(from: readonly Process[], to: readonly Process[]): Array<{ from: Process; to: Process }> {
  return to.flatMap((wanted) => {
    const is = from.find(({ type }) => type === wanted.type);
    const same = !is || (is.quantity === wanted.quantity && is.size.toLowerCase() === wanted.size.toLowerCase());
    return same ? [] : [{ from: is, to: wanted }];
  });
}
