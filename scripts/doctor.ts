// Finds out, by reading alone, how Heroku behaves where its documents leave it open.
//   HEROKU_API_KEY=… npm run doctor -- [--out .data/heroku-facts.json]
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createAsk } from './doctor/ask';
import { callsLeft } from './doctor/costs';
import { examine, factsOf, mostCalls } from './doctor/examine';
import { table } from './doctor/table';

const fewestLeft = 100;

/** A sentence for the person who started it. */
class Stop extends Error {}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: '.data/heroku-facts.json' } } });
  const token = process.env.HEROKU_API_KEY?.trim();
  const apiUrl = (process.env.HEROKU_API_URL?.trim() || 'https://api.heroku.com').replace(/\/+$/, '');
  if (!token)
    throw new Stop('Set HEROKU_API_KEY to a token, for instance: HEROKU_API_KEY=$(heroku auth:token) npm run doctor');
  if (!URL.canParse(apiUrl)) throw new Stop('HEROKU_API_URL is not an address.');

  const ask = createAsk({ apiUrl, token, maxCalls: mostCalls });
  const left = await callsLeft(ask);
  const { status } = left === null ? await ask.get('/account') : { status: 200 };
  if (status === 401) throw new Stop('Heroku does not take this token.');
  if (status === 429 || (left !== null && left < fewestLeft)) {
    throw new Stop('The account is too low on calls for this; wait until its budget has refilled.');
  }
  const { host } = new URL(apiUrl);
  const of = left === null ? '' : ` of the ${left} that are left`;
  console.log(`Asking ${host}: at most ${mostCalls} calls${of}, all of them reading.\n`);

  const points = await examine(ask);
  console.log(table(points));
  const file = path.resolve(values.out);
  const told = points.map(({ facts: _, ...point }) => point);
  const content = { format: 1, host, readAt: new Date().toISOString(), switches: factsOf(points), points: told };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  console.log(
    `\n${ask.sent} calls were sent. The simulator behaves so with: npm run simulator -- --facts ${values.out}`,
  );
}

main().catch((error: unknown) => {
  const why = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
  console.error(error instanceof Stop ? error.message : `Heroku could not be asked. ${why || String(error)}`);
  process.exitCode = 1;
});
