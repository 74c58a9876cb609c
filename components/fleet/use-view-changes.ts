'use client';

import { useMutation } from '@tanstack/react-query';
import { errorTitles } from '@/components/patterns/error-titles';
import { notify } from '@/components/ui/notify';
import { errorOf } from '@/lib/queries/error-of';
import { type KeptView, removeViewOptions, saveViewOptions } from '@/lib/queries/view-changes';
import type { SavedView } from '@/lib/views/saved-views';
import { allApps } from './built-in-views';

function tellFailure(cause: unknown): void {
  const { code, message, nextStep } = errorOf(cause);
  notify.failure({ title: errorTitles[code], description: [message, nextStep].filter(Boolean).join(' ') });
}

/**
 * Changes views at once, each with a way back. What follows a change hangs on its promise: the tab of a deleted view is
 * gone by then, and callbacks of its own would be too.
 */
export function useViewChanges(onShow: (query: string, viewId: string | null) => void) {
  const { mutateAsync: send } = useMutation(saveViewOptions());
  const { mutateAsync: drop } = useMutation(removeViewOptions());
  const save = (kept: KeptView, title: string, undo: KeptView | null) => {
    notify.prepare();
    send(kept).then(() => {
      const back = undo && { label: 'Undo', onClick: () => save(undo, `${undo.name} is as it was`, null) };
      notify.success({ title, id: 'views', ...(back && { action: back }) });
    }, tellFailure);
  };
  const kept = ({ id, name, query }: SavedView): KeptView => ({ view: id, name, query });
  return {
    update: (view: SavedView, query: string) => save({ ...kept(view), query }, `Updated ${view.name}`, kept(view)),
    remove(view: SavedView) {
      notify.prepare();
      onShow(allApps.query, null);
      const undo = () => {
        save(kept(view), `${view.name} is back`, null);
        onShow(view.query, view.id);
      };
      drop({ view: view.id }).then(
        () =>
          notify.success({
            title: `Deleted ${view.name}`,
            id: `deleted ${view.id}`,
            action: { label: 'Undo', onClick: undo },
          }),
        tellFailure,
      );
    },
  };
}
