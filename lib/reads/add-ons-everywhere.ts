import 'server-only';
import { z } from 'zod';
import { appIdsWithin } from '@/lib/connections/reach';
import { getFleet } from '@/lib/fleet/fleet';
import { defineRead } from './read';

/** What an app costs: its dynos in cents a month (null while unknown), and whether its add-ons were ever read. */
export type CostApp = {
  id: string;
  name: string;
  stage: string | null;
  team: string | null;
  dynoCents: number | null;
  areAddOnsRead: boolean;
};

/** One add-on; `app` is the place of its app in the list of apps. `cents` a month are 0 when free or under contract. */
export type CostAddOn = {
  id: string;
  name: string;
  service: string | null;
  plan: string | null;
  state: string | null;
  cents: number;
  createdAt: number | null;
  app: number;
};

export type Costs = {
  apps: CostApp[];
  addOns: CostAddOn[];
  /** When the oldest of it was read (ms); null when nothing was. */
  readAt: number | null;
};

/** Every add-on within the viewer's reach and what dynos cost beside them, from memory; it asks Heroku nothing. */
export const addOnsEverywhereRead = defineRead({
  name: 'add-ons-everywhere',
  verb: 'fleet:read',
  input: z.object({}),
  priceCalls: 0,
  from: ['snapshot'],
  async run(ctx): Promise<Costs> {
    const fleet = await getFleet();
    const entries = fleet.entriesOf(await appIdsWithin(await ctx.connections()));
    const apps = fleet.rowsOf(entries.map(({ id }) => id)).map(({ id, name, stage, team, dynoCents, addOns }) => ({
      id,
      name,
      stage,
      team,
      dynoCents,
      areAddOnsRead: addOns !== null,
    }));
    const placeOf = new Map(apps.map(({ id }, place) => [id, place]));
    const addOns = entries.flatMap(({ id, addOns: part }) => {
      const app = placeOf.get(id);
      return app === undefined ? [] : (part?.value ?? []).map((addOn) => ({ ...addOn, app }));
    });
    const times = entries.flatMap(({ addOns: part, formation }) =>
      [part?.readAt ?? [], formation?.readAt ?? []].flat(),
    );
    return { apps, addOns, readAt: times.length > 0 ? Math.min(...times) : null };
  },
});
