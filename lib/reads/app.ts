import 'server-only';
import { z } from 'zod';
import { getFleet } from '@/lib/fleet/fleet';
import { applyApp } from '@/lib/fleet/model';
import { resolveApp } from '@/lib/fleet/resolve-app';
import { getApp } from '@/lib/heroku/apps';
import { unwrap } from '@/lib/result';
import { defineRead } from './read';

/** One app's own facts. Times are in ms. */
export type AppFacts = {
  id: string;
  name: string;
  /** The app's name of today, where the question used another one; null otherwise. */
  movedTo: string | null;
  team: string | null;
  owner: string | null;
  region: string | null;
  stack: string | null;
  buildStack: string | null;
  isMaintenance: boolean;
  webUrl: string | null;
  createdAt: number | null;
  updatedAt: number | null;
  releasedAt: number | null;
  /** Of the fleet's last reading; null outside pipelines. */
  stage: string | null;
  pipeline: string | null;
  readAt: number;
};

const time = (text: string | null) => (text === null ? null : Date.parse(text));

/** An app by id, by name, or by a name that it once had. */
export const appRead = defineRead({
  name: 'app',
  verb: 'app:read',
  input: z.object({ app: z.string().min(1).max(64) }),
  priceCalls: 2,
  from: ['cache', 'heroku'],
  async run(ctx, input): Promise<AppFacts> {
    const id = await resolveApp(ctx, input.app);
    const { caller } = await ctx.caller(id);
    const readAt = Date.now();
    const app = unwrap(await getApp(caller, id));
    await applyApp(app, readAt);
    const coupling = (await getFleet()).get(id)?.coupling?.value ?? null;
    return {
      id,
      name: app.name,
      movedTo: [app.name, id].includes(input.app) ? null : app.name,
      team: app.team?.name ?? null,
      owner: app.owner?.email ?? null,
      region: app.region?.name ?? null,
      stack: app.stack?.name ?? null,
      buildStack: app.build_stack?.name ?? null,
      isMaintenance: app.maintenance ?? false,
      webUrl: app.web_url,
      createdAt: time(app.created_at),
      updatedAt: time(app.updated_at),
      releasedAt: time(app.released_at),
      stage: coupling?.stage ?? null,
      pipeline: coupling?.pipeline ?? null,
      readAt,
    };
  },
});
