// Prints measurements; asserts nothing. One by its name: npm run bench -- figures
import { existsSync, readdirSync } from 'node:fs';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNode, giveUp, inProject } from './lib/project.mjs';
import { runTool } from './lib/run.mjs';
import { testDatabase } from './lib/test-database.mjs';

const folder = 'e2e/bench';
const suffix = '.bench.ts';
// Installs and builds a whole clone: minutes that somebody who wants the figures need not wait for.
const onlyByName = new Set(['clone']);

checkNode();
await ensureInstalled();
const found = existsSync(inProject(folder))
  ? readdirSync(inProject(folder)).filter((file) => file.endsWith(suffix))
  : [];
const known = found.map((file) => file.slice(0, -suffix.length)).sort();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (known.length === 0) giveUp(`There is no *${suffix} in ${folder}.`);
if (unknown.length > 0) giveUp(`No measurement is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`);

const browserEnv = await ensureBrowser();
await ensureBuilt();
const database = await testDatabase();
const env = { ...browserEnv, ...database.env };
const failed = [];
try {
  for (const name of asked.length > 0 ? asked : known.filter((name) => !onlyByName.has(name))) {
    console.log(`\n── ${name}`);
    const { ok } = await runTool('tsx/dist/cli.mjs', [`${folder}/${name}${suffix}`], { env, isShown: true });
    if (!ok) failed.push(name);
  }
} finally {
  database.stop();
}
if (failed.length > 0) giveUp(`Not measured: ${failed.join(', ')}.`);
