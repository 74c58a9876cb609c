import { type DehydratedState, dehydrate, type QueryKey } from '@tanstack/react-query';
import { headers } from 'next/headers';
import { cache } from 'react';
import { keepAnswer } from '@/lib/queries/call';
import { keys } from '@/lib/queries/keys';
import { createQueryClient } from '@/lib/queries/query-client';
import { openingRead } from '@/lib/reads/opening';
import type { ReadAnswer } from '@/lib/reads/read';
import { runRead } from '@/lib/reads/run-read';
import { type Upstream, upstreamRead } from '@/lib/reads/upstream';
import { type OpeningPart, openingParts } from '@/lib/rules/opening-parts';
import { appRowOf } from './open-app';

/** The first HTML waits so long for Heroku; what comes later follows on the same answer. */
const patienceMs = 300;

type Kept = { key: QueryKey; answer: ReadAnswer<unknown> };

/** What was read in time, for all panels together; and of each that is late, what it will get. */
type Answers = {
  ready: DehydratedState;
  late: Partial<Record<OpeningPart, Promise<DehydratedState>>>;
  /** What nobody has begun to read. */
  unasked: OpeningPart[];
};
export type Opening = Answers & { upstream: Upstream | null };

const keyOf: Record<OpeningPart, (app: string) => QueryKey> = {
  formation: keys.formation,
  dynoSizes: () => keys.dynoSizes,
  dynos: keys.dynos,
  releases: (app) => keys.releases(app, 10),
  config: keys.config,
  addOns: keys.addOns,
  domains: keys.domains,
  activity: keys.latestActivity,
};

/**
 * Reads what the panels of an app's page show while the page is made, so that its HTML brings it along. On a way within the
 * console nothing is read here: the browser has a cache of its own and asks for what it lacks. So it does for what fails.
 * The first who asks for it within a request begins it. Null where there is no such app.
 */
export const openingOf = cache(async (name: string): Promise<Opening | null> => {
  const app = await appRowOf(name);
  if (!app.ok) return null;
  const { id } = app.value.data.row;
  const found = await runRead(upstreamRead, { app: id }).result;
  const upstream = found.ok ? found.value.data : null;
  const parts = openingParts.filter((part) => part !== 'config' || upstream);
  const unread = { ready: stateOf([]), late: {}, unasked: parts };
  return { upstream, ...((await isOpenedAnew()) ? await answersOf(id, parts) : unread) };
});

async function answersOf(app: string, parts: OpeningPart[]): Promise<Answers> {
  const opened = await runRead(openingRead, { app, parts }).result;
  const kept = async (part: OpeningPart): Promise<Kept[]> => {
    const answer = opened.ok ? await opened.value.data[part] : opened;
    return answer?.ok ? [{ key: keyOf[part](app), answer: answer.value }] : [];
  };
  const inTime = new Map<OpeningPart, Kept[]>();
  const asked = parts.map((part) => [part, kept(part)] as const);
  await withinPatience(asked.map(async ([part, answer]) => void inTime.set(part, await answer)));
  const late = asked.filter(([part]) => !inTime.has(part)).map(([part, answer]) => [part, answer.then(stateOf)]);
  return { ready: stateOf([...inTime.values()].flat()), late: Object.fromEntries(late), unasked: [] };
}

function stateOf(kept: Kept[]): DehydratedState {
  const queries = createQueryClient();
  for (const { key, answer } of kept) keepAnswer(queries, key, answer);
  return dehydrate(queries);
}

/** A document is asked for as HTML; what Next asks for by itself is not. */
async function isOpenedAnew(): Promise<boolean> {
  return (await headers()).get('accept')?.includes('text/html') ?? false;
}

function withinPatience(work: Promise<void>[]): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  return Promise.race([Promise.all(work), tooLong]).finally(() => clearTimeout(timer));
}
