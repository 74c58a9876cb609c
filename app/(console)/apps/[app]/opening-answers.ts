import { setImmediate as afterOthers } from 'node:timers/promises';
import { type DehydratedState, dehydrate, type QueryKey } from '@tanstack/react-query';
import { headers } from 'next/headers';
import { cache } from 'react';
import { keepAnswer } from '@/lib/queries/call';
import { keys } from '@/lib/queries/keys';
import { createQueryClient } from '@/lib/queries/query-client';
import { addOnsRead } from '@/lib/reads/add-ons';
import { configAgainstUpstreamRead } from '@/lib/reads/config-against-upstream';
import { domainsRead } from '@/lib/reads/domains';
import { dynoSizesRead } from '@/lib/reads/dyno-sizes';
import { dynosRead } from '@/lib/reads/dynos';
import { formationRead } from '@/lib/reads/formation';
import { latestActivityRead } from '@/lib/reads/latest-activity';
import type { Read } from '@/lib/reads/read';
import { releasesRead } from '@/lib/reads/releases';
import { type ReadAnswer, runRead } from '@/lib/reads/run-read';
import { type Upstream, upstreamRead } from '@/lib/reads/upstream';
import { appRowOf } from './open-app';

/** The first HTML waits so long for Heroku; what comes later follows on the same answer. */
const patienceMs = 300;

type Panel = 'formation' | 'dynos' | 'releases' | 'config' | 'addOns' | 'domains' | 'activity';
type Kept = { key: QueryKey; answer: ReadAnswer<unknown> };

/** What was read in time, for all panels together; and of each that is late, what it will get. */
type Answers = { ready: DehydratedState; late: Partial<Record<Panel, Promise<DehydratedState>>> };
export type Opening = Answers & { upstream: Upstream | null };

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
  return { upstream, ...(await answersOf(id, upstream !== null)) };
});

async function answersOf(app: string, hasUpstream: boolean): Promise<Answers> {
  if (!(await isOpenedAnew())) return { ready: stateOf([]), late: {} };
  const ask = async <Input, Output>(key: QueryKey, read: Read<Input, Output>, input = {}): Promise<Kept[]> => {
    const answer = await runRead(read, { app, ...input }).result;
    return answer.ok ? [{ key, answer: answer.value }] : [];
  };
  const asked: Partial<Record<Panel, Promise<Kept[]>>> = {
    formation: Promise.all([ask(keys.formation(app), formationRead), ask(keys.dynoSizes, dynoSizesRead)]).then((all) =>
      all.flat(),
    ),
    dynos: ask(keys.dynos(app), dynosRead),
    releases: ask(keys.releases(app, 10), releasesRead, { max: 10 }),
    addOns: ask(keys.addOns(app), addOnsRead),
    domains: ask(keys.domains(app), domainsRead),
    ...(hasUpstream && { config: ask(keys.config(app), configAgainstUpstreamRead) }),
    // From the database alone: those that wait for Heroku go first.
    activity: afterOthers().then(() => ask(keys.latestActivity(app), latestActivityRead)),
  };
  const inTime = new Map<string, Kept[]>();
  const panels = Object.entries(asked);
  await withinPatience(panels.map(async ([panel, kept]) => void inTime.set(panel, await kept)));
  const late = panels.filter(([panel]) => !inTime.has(panel)).map(([panel, kept]) => [panel, kept.then(stateOf)]);
  return { ready: stateOf([...inTime.values()].flat()), late: Object.fromEntries(late) };
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
