import 'server-only';
import { z } from 'zod';
import { Failure, fail } from '@/lib/result';
import { type SavedView, setViewSharing, viewsOf } from '@/lib/views/saved-views';
import { defineOperation } from './operation';

const Input = z.object({ view: z.uuid(), isShared: z.boolean() });

const noSuchView = () => new Failure(fail('not_found', 'You have no such view.').error);

/** Shows a view of one's own to everyone here, or to oneself alone again. It opens no app to anybody. */
export const shareView = defineOperation<z.infer<typeof Input>, { view: SavedView }>({
  name: 'share-view',
  verb: 'views:share',
  input: Input,
  app: () => null,

  async load({ viewer }, { view: id }) {
    const view = (await viewsOf(viewer)).find((candidate) => candidate.id === id && candidate.isOwn);
    if (!view) throw noSuchView();
    return { view };
  },

  plan({ view }, { isShared }) {
    const { name, ownerName } = view;
    if (view.isShared === isShared) {
      throw new Failure(fail('refused', `The view ${name} is ${isShared ? 'shared' : 'private'} already.`).error);
    }
    return {
      title: isShared ? `Share the view ${name}` : `Make the view ${name} private`,
      done: isShared ? `Shared the view ${name}` : `Made the view ${name} private`,
      changes: [
        {
          label: 'Who sees the view',
          from: isShared ? ownerName : 'everyone here',
          to: isShared ? 'everyone here' : ownerName,
        },
      ],
      consequences: [],
      priceCalls: 0,
      centsPerMonth: 0,
      care: 'direct',
      typed: null,
    };
  },

  async execute({ viewer, now }, { view, isShared }) {
    if (!(await setViewSharing(viewer, view, isShared ? now : null))) throw noSuchView();
  },

  async verify({ viewer }, { view: id, isShared }) {
    const view = (await viewsOf(viewer)).find((candidate) => candidate.id === id);
    return (view?.isShared ?? false) === isShared ? 'done' : 'not_done';
  },

  inverse: ({ view }) => ({ view: view.id, isShared: view.isShared }),
});
