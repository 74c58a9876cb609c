import 'server-only';
import { z } from 'zod';
import { appOutOfReach } from '@/lib/connections/app-out-of-reach';
import { reachableAppIds } from '@/lib/connections/reach';
import { formatPlural } from '@/lib/format';
import { Failure } from '@/lib/result';
import { addPins, dropPins, pinsOf } from '@/lib/views/pins';
import { defineOperation } from './operation';

const most = 1_000;
const Input = z.object({ apps: z.array(z.uuid()).min(1).max(most), isPinned: z.boolean() });

/** Pins apps for oneself, or takes their pins away. */
export const pinApps = defineOperation<z.infer<typeof Input>, { changing: string[] }>({
  name: 'pin-apps',
  verb: 'views:keep',
  isPersonal: true,
  input: Input,
  app: () => null,

  async load({ viewer }, { apps, isPinned }) {
    const [reachable, pins] = await Promise.all([reachableAppIds(viewer), pinsOf(viewer)]);
    if (isPinned && apps.some((id) => !reachable.has(id))) throw new Failure(appOutOfReach());
    const pinned = new Set(pins);
    return { changing: apps.filter((id) => pinned.has(id) !== isPinned) };
  },

  plan({ changing }, { isPinned }) {
    const apps = formatPlural(changing.length, 'app');
    return {
      title: isPinned ? `Pin ${apps}` : `Unpin ${apps}`,
      done: isPinned ? `Pinned ${apps}` : `Unpinned ${apps}`,
      changes: [],
      consequences: [],
      priceCalls: 0,
      centsPerMonth: 0,
      care: 'direct',
      typed: null,
    };
  },

  async execute({ viewer, now }, { isPinned }, { changing }) {
    if (isPinned) await addPins(viewer, changing, now);
    else await dropPins(viewer, changing);
  },

  inverse: ({ changing }, { isPinned }) => (changing.length > 0 ? { apps: changing, isPinned: !isPinned } : null),
});
