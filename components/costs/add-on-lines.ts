import type { CostAddOn, CostApp, Costs } from '@/lib/reads/add-ons-everywhere';
import { type SortKey, sortedBy } from '@/lib/rules/sorted-by';
import { stageRank } from '@/lib/rules/stages';

/** Stands for "no team", "in no pipeline" and "unknown service" in filters and addresses. */
export const none = 'none';

/** An add-on with the app that it belongs to. */
export type AddOnLine = Omit<CostAddOn, 'app'> & { app: CostApp };

export type CostFilter = {
  q: string;
  service: string | null;
  stage: string | null;
  team: string | null;
  /** Only those that are not simply provisioned: on their way, on their way out, or suspended. */
  isUnsettled: boolean;
};

export const sortColumns = ['add-on', 'plan', 'app', 'stage', 'team', 'state', 'age', 'price'] as const;
export type CostSort = { column: (typeof sortColumns)[number]; isDescending: boolean };
export const defaultSort: CostSort = { column: 'price', isDescending: true };

/** Joins add-ons with their apps. */
export function linesOf({ apps, addOns }: Pick<Costs, 'apps' | 'addOns'>): AddOnLine[] {
  return addOns.flatMap(({ app: place, ...addOn }) => {
    const app = apps[place];
    return app ? [{ ...addOn, app }] : [];
  });
}

/** Whether an app is of the stage and team that are looked at. */
export function isInScope({ stage, team }: CostApp, filter: Pick<CostFilter, 'stage' | 'team'>): boolean {
  if (filter.stage !== null && filter.stage !== (stage ?? none)) return false;
  return filter.team === null || filter.team === (team ?? none);
}

/** Whether an add-on is simply there. */
export function isSettled({ state }: Pick<CostAddOn, 'state'>): boolean {
  return state === 'provisioned' || state === null;
}

/** The add-ons that match. */
export function filterLines(lines: readonly AddOnLine[], filter: CostFilter): AddOnLine[] {
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
  return lines.filter((line) => {
    if (!isInScope(line.app, filter)) return false;
    if (filter.service !== null && filter.service !== (line.service ?? none)) return false;
    if (filter.isUnsettled && isSettled(line)) return false;
    const text = `${line.name} ${line.service} ${line.plan} ${line.app.name} ${line.app.team}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

const keyOf: Record<CostSort['column'], (line: AddOnLine) => SortKey> = {
  'add-on': ({ name }) => name,
  plan: ({ plan }) => plan,
  app: ({ app }) => app.name,
  stage: ({ app }) => (app.stage === null ? null : stageRank(app.stage)),
  team: ({ app }) => app.team,
  state: ({ state }) => state,
  age: ({ createdAt }) => createdAt,
  price: ({ cents }) => cents,
};

/** A sorted copy; what is unknown comes last either way, equals go by name. */
export function sortLines(lines: readonly AddOnLine[], { column, isDescending }: CostSort): AddOnLine[] {
  return sortedBy(lines, keyOf[column], isDescending);
}
