import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { dropView, keepView, setPins } from '@/app/actions';
import type { PinnedApp, ViewsAnswer } from '@/lib/reads/views';
import { unwrap } from '@/lib/result';
import { keys } from './keys';

export type Pinning = { apps: readonly PinnedApp[]; isPinned: boolean };

/** Pins apps or unpins them; the screen shows it before the server has answered. */
export function pinOptions() {
  return mutationOptions({
    mutationKey: keys.views,
    mutationFn: async ({ apps, isPinned }: Pinning) =>
      unwrap(await setPins({ input: { apps: apps.map(({ id }) => id), isPinned } })),
    onMutate: (pinning, { client }) =>
      patch(client, (before) => ({ ...before, pinned: pinsAfter(before.pinned, pinning) })),
    onError: (_, __, before, { client }) => restore(client, before),
    onSettled: (_, __, ___, ____, { client }) => invalidate(client),
  });
}

function pinsAfter(pinned: readonly PinnedApp[], { apps, isPinned }: Pinning): PinnedApp[] {
  const ids = new Set((isPinned ? pinned : apps).map(({ id }) => id));
  return isPinned ? [...pinned, ...apps.filter(({ id }) => !ids.has(id))] : pinned.filter(({ id }) => !ids.has(id));
}

export type KeptView = { view: string | null; name: string; query: string };

/** Saves a view: a new one, or over one's own. */
export function saveViewOptions() {
  return mutationOptions({
    mutationKey: keys.views,
    mutationFn: async (input: KeptView) => unwrap(await keepView({ input })),
    onSettled: (_, __, ___, ____, { client }) => invalidate(client),
  });
}

/** Deletes a view of one's own. */
export function removeViewOptions() {
  return mutationOptions({
    mutationKey: keys.views,
    mutationFn: async ({ view }: { view: string }) => unwrap(await dropView({ input: { view } })),
    onMutate: ({ view }, { client }) =>
      patch(client, (before) => ({ ...before, views: before.views.filter(({ id }) => id !== view) })),
    onError: (_, __, before, { client }) => restore(client, before),
    onSettled: (_, __, ___, ____, { client }) => invalidate(client),
  });
}

async function patch(client: QueryClient, change: (before: ViewsAnswer) => ViewsAnswer) {
  await client.cancelQueries({ queryKey: keys.views });
  const before = client.getQueryData<ViewsAnswer>(keys.views);
  if (before) client.setQueryData(keys.views, change(before));
  return before;
}

function restore(client: QueryClient, before: ViewsAnswer | undefined): void {
  client.setQueryData(keys.views, before);
}

function invalidate(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: keys.views });
}
