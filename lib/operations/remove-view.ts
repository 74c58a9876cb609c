import 'server-only';
import { z } from 'zod';
import { Failure, fail } from '@/lib/result';
import { mayRemoveView } from '@/lib/rules/views';
import { dropView, type SavedView, viewsOf } from '@/lib/views/saved-views';
import { defineOperation } from './operation';

const Input = z.object({ view: z.uuid() });

/** Deletes a view of one's own; saving it under its id brings it back. */
export const removeView = defineOperation<z.infer<typeof Input>, { view: SavedView }>({
  name: 'remove-view',
  verb: 'views:keep',
  isPersonal: true,
  input: Input,
  app: () => null,

  async load({ viewer }, { view: id }) {
    const view = (await viewsOf(viewer)).find((candidate) => candidate.id === id && candidate.isOwn);
    if (!view) throw new Failure(fail('not_found', 'You have no such view.').error);
    return { view };
  },

  plan({ view }) {
    const verdict = mayRemoveView(view);
    if (!verdict.allowed) throw new Failure(fail('refused', verdict.reason).error);
    return {
      title: `Delete the view ${view.name}`,
      done: `Deleted the view ${view.name}`,
      changes: [],
      consequences: [],
      priceCalls: 0,
      centsPerMonth: 0,
      care: 'direct',
      typed: null,
    };
  },

  async execute({ viewer }, { view }) {
    await dropView(viewer, view);
  },
});
