import 'server-only';
import { z } from 'zod';
import { appIdsWithin } from '@/lib/connections/reach';
import { getFleet } from '@/lib/fleet/fleet';
import { describeLog, type LogPlace, listLoggedReleases } from '@/lib/fleet/release-log';
import type { FleetRow } from '@/lib/fleet/rows';
import { defineRead } from './read';

const pageSize = 100;

/** One release of any app. `at` is in ms; `by` is an e-mail address. */
export type ReleaseEverywhere = {
  appId: string;
  app: string;
  stage: string | null;
  team: string | null;
  version: number;
  status: string | null;
  description: string | null;
  by: string | null;
  at: number;
};

export type ReleasesPage = {
  items: ReleaseEverywhere[];
  /** Where the next page begins; null at the end of what is known. */
  next: LogPlace | null;
  /** Since when the console has been watching (ms), and who has released; only on the first page. */
  log: { sinceAt: number | null; people: string[] } | null;
};

/** What was released anywhere within the viewer's reach, newest first, as far as it was read; it asks Heroku nothing. */
export const releasesEverywhereRead = defineRead({
  name: 'releases-everywhere',
  verb: 'fleet:read',
  input: z.object({
    q: z.string().max(100).optional(),
    stage: z.string().max(40).optional(),
    team: z.string().max(200).optional(),
    by: z.string().max(320).optional(),
    status: z.enum(['failed', 'pending', 'succeeded']).optional(),
    before: z.object({ at: z.number().int(), app: z.uuid(), version: z.number().int().nonnegative() }).optional(),
  }),
  priceCalls: 0,
  from: ['snapshot', 'database'],
  async run(ctx, { q, stage, team, by, status, before }): Promise<ReleasesPage> {
    const rows = (await getFleet()).rowsOf(await appIdsWithin(await ctx.connections()));
    const meant = rows.filter((row) => is(stage, row.stage) && is(team, row.team));
    const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const found = await listLoggedReleases({
      appIds: idsOf(meant),
      byEmail: by,
      status,
      words: words.map((word) => ({ word, appIds: idsOf(meant.filter(({ name }) => name.includes(word))) })),
      before,
      limit: pageSize,
    });
    const byId = new Map(meant.map((row) => [row.id, row]));
    const last = found.at(-1);
    return {
      items: found.flatMap(({ appId, version, status: ending, description, byEmail, createdAt }) => {
        const row = byId.get(appId);
        if (!row) return [];
        const { name: app, stage: at, team: owner } = row;
        const facts = { appId, app, stage: at, team: owner, version, status: ending, description };
        return [{ ...facts, by: byEmail, at: createdAt.getTime() }];
      }),
      next: found.length === pageSize && last ? placeOf(last) : null,
      log: before ? null : await describeLog(idsOf(rows)),
    };
  },
});

const none = 'none';
const is = (wanted: string | undefined, value: string | null) => wanted === undefined || (value ?? none) === wanted;
const idsOf = (rows: readonly FleetRow[]) => rows.map(({ id }) => id);
const placeOf = (last: { createdAt: Date; appId: string; version: number }): LogPlace => ({
  at: last.createdAt.getTime(),
  app: last.appId,
  version: last.version,
});
