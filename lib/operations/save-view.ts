import 'server-only';
import { z } from 'zod';
import { Failure, fail } from '@/lib/result';
import { fleetQuery, parseFleetQuery } from '@/lib/rules/fleet-query';
import { harmlessText } from '@/lib/rules/plain-text';
import { longestViewName, mayNameView } from '@/lib/rules/views';
import { keepView, type SavedView, viewsOf } from '@/lib/views/saved-views';
import { defineOperation } from './operation';

const longestQuery = 4_000;
const mostViews = 50;

const Input = z.object({
  /** Null for a new view; the id of one's own to change it, or to bring it back. */
  view: z.uuid().nullable(),
  name: z.string().transform(harmlessText).pipe(z.string().trim().min(1).max(longestViewName)),
  query: z.string().max(longestQuery).transform(canonical),
});
type Input = z.infer<typeof Input>;

/** Nothing but what the fleet understands is kept. */
function canonical(query: string): string {
  return fleetQuery(parseFleetQuery(query));
}

/** Keeps a way to look at the fleet under a name. */
export const saveView = defineOperation<Input, { before: SavedView | null; views: SavedView[] }>({
  name: 'save-view',
  verb: 'views:keep',
  isPersonal: true,
  input: Input,
  app: () => null,

  async load({ viewer }, { view }) {
    const views = (await viewsOf(viewer)).filter(({ isOwn }) => isOwn);
    return { before: views.find(({ id }) => id === view) ?? null, views };
  },

  plan({ before, views }, { view, name }) {
    const verdict = mayNameView(views, { id: view, name });
    if (!verdict.allowed) throw new Failure(fail('refused', verdict.reason, 'Choose another name.').error);
    if (!before && views.length >= mostViews) {
      throw new Failure(fail('refused', `You have ${mostViews} views already.`, 'Delete one first.').error);
    }
    return {
      title: `Save the view ${name}`,
      done: before === null || before.name === name ? `Saved the view ${name}` : `Renamed ${before.name} to ${name}`,
      changes: [],
      consequences: [],
      priceCalls: 0,
      centsPerMonth: 0,
      care: 'direct',
      typed: null,
    };
  },

  async execute({ viewer, now }, { view: id, name, query }) {
    if ((await keepView(viewer, { id, name, query }, now)) === null) {
      throw new Failure(
        fail('not_found', 'This view belongs to somebody else.', 'Save it as a view of your own.').error,
      );
    }
  },

  inverse: ({ before }) => (before ? { view: before.id, name: before.name, query: before.query } : null),
});
