import type { QueryClient } from '@tanstack/react-query';
import { notify } from '@/components/ui/notify';
import { formatPlural } from '@/lib/format';
import { errorOf } from '@/lib/queries/error-of';
import { pinOptions } from '@/lib/queries/view-changes';
import type { PinnedApp } from '@/lib/reads/views';
import { errorTitles } from './error-titles';

/** Pins apps or unpins them, with a receipt that takes it back. */
export function changePins(client: QueryClient, apps: readonly PinnedApp[], isPinned: boolean, isUndo = false): void {
  const pinning = client.getMutationCache().build(client, pinOptions());
  pinning.execute({ apps, isPinned }).then(
    () => {
      const what = apps.length === 1 ? apps[0]?.name : formatPlural(apps.length, 'app');
      const title = `${isPinned ? 'Pinned' : 'Unpinned'} ${what}`;
      const undo = { label: 'Undo', onClick: () => changePins(client, apps, !isPinned, true) };
      notify.success({ title, id: 'pins', ...(!isUndo && { action: undo, durationMs: 8_000 }) });
    },
    (cause) => {
      const { code, message } = errorOf(cause);
      notify.failure({ title: errorTitles[code], description: `${message} The pins are as they were.` });
    },
  );
}
