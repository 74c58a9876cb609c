// Everything on one machine: installs and builds when needed, starts a local Heroku and the console.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { localEnv } from './lib/local-env.mjs';
import { nextStartArgs } from './lib/next.mjs';
import { freePort, isPortFree } from './lib/ports.mjs';
import { answersAt, createPrograms, firstJsonLine } from './lib/programs.mjs';
import { withProgress } from './lib/progress.mjs';
import { checkNode, giveUp, inProject } from './lib/project.mjs';
import { readHerokuAccount } from './lib/real-account.mjs';
import { signalRunning } from './lib/run.mjs';
import { localSecrets } from './lib/secrets.mjs';

const usage = `Usage: npm run demo -- [options]
  --port <port>            port of the console (3000; 0 takes a free one)
  --simulator-port <port>  port of the local Heroku (4100; 0 takes a free one)
  --apps <count>           apps of its fleet (300)
  --seed <number>          another fleet (7)
  --latency <ms>           how long its API takes to answer (40)
  --data <folder>          where it keeps its database, secrets and logs (.data/demo, .data/real)
  --fresh                  forget what earlier demos stored there
  --real                   no local Heroku: your own account, by HEROKU_API_KEY, read-only
  --write                  with --real: allow changes`;

const number = (fallback) => ({ type: 'string', default: String(fallback) });
const numbers = ['port', 'simulator-port', 'apps', 'seed', 'latency'];
const options = {
  port: number(3000),
  'simulator-port': number(4100),
  apps: number(300),
  seed: number(7),
  latency: number(40),
  data: { type: 'string' },
  fresh: { type: 'boolean', default: false },
  real: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

function readOptions() {
  let values;
  try {
    ({ values } = parseArgs({ options }));
  } catch (error) {
    giveUp(`${error.message}\n\n${usage}`);
  }
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  for (const name of numbers) {
    if (!/^\d+$/.test(values[name])) giveUp(`--${name} wants a number.\n\n${usage}`);
  }
  if (values.write && !values.real) giveUp(`--write belongs to --real: the local Heroku can always be changed.`);
  return values;
}

async function choosePort(flag, wanted) {
  if (wanted === 0) return freePort();
  if (wanted > 65_535) giveUp(`--${flag} wants a port up to 65535.`);
  if (await isPortFree(wanted)) return wanted;
  return giveUp(`Port ${wanted} is in use by another program. Choose another: npm run demo -- --${flag} ${wanted + 1}`);
}

async function startSimulator(programs, values, { simulatorPort, publicUrl, dataDir }) {
  const simulator = programs.start(
    'The local Heroku',
    [
      ...['--import', 'tsx', 'simulator/main.ts', '--port', String(simulatorPort)],
      ...['--apps', values.apps, '--seed', values.seed, '--latency', values.latency],
      ...['--callback', `${publicUrl}/api/auth/callback/heroku`],
    ],
    { env: process.env, logFile: `${dataDir}/simulator.log` },
  );
  const line = await firstJsonLine(simulator);
  await answersAt(simulator, `${line.api}/regions`);
  return { simulator, line };
}

function simulatedSettings(line) {
  return {
    HEROKU_API_URL: line.api,
    HEROKU_ID_URL: line.id,
    HEROKU_OAUTH_CLIENT_ID: line.oauth.clientId,
    HEROKU_OAUTH_CLIENT_SECRET: line.oauth.clientSecret,
    OWNER_EMAILS: line.accounts[0].email,
    ALLOW_TOKEN_SIGN_IN: 'true',
    WORKSPACE_NAME: 'Fernhill',
    DYNODECK_DEMO: '1',
  };
}

function realSettings(account, values) {
  return {
    HEROKU_API_URL: process.env.HEROKU_API_URL ?? '',
    HEROKU_ID_URL: process.env.HEROKU_ID_URL ?? '',
    OWNER_EMAILS: account.email,
    ALLOW_TOKEN_SIGN_IN: 'true',
    READ_ONLY: values.write ? 'false' : 'true',
  };
}

function simulatedReady(publicUrl, line) {
  const [first, second] = line.accounts;
  const cli = `HEROKU_HOST=${line.api} HEROKU_PARTICLEBOARD_URL=${line.api} HEROKU_API_KEY=${first.token}`;
  return [
    `Open        ${publicUrl}`,
    `Sign in     press "Continue with Heroku" and choose ${first.email}, who sees the most`,
    ...(second ? [`Colleague   ${second.email}, once ${first.email} has invited them under People`] : []),
    `Heroku CLI  ${cli} DISABLE_TELEMETRY=true heroku apps --all`,
    `From new    npm run demo -- --fresh forgets people, sign-ins and the audit log of earlier demos`,
  ];
}

function realReady(publicUrl, account, values) {
  return [
    `Open        ${publicUrl}`,
    `Sign in     as ${account.email}: paste the same API token once (heroku auth:token prints it)`,
    `Changes     ${values.write ? 'allowed: this is your real fleet' : 'refused; --write allows them'}`,
  ];
}

async function startAll(programs, values, ports) {
  const publicUrl = `http://localhost:${ports.console}`;
  const dataDir = values.data ? path.resolve(values.data) : inProject('.data', values.real ? 'real' : 'demo');
  if (values.fresh) rmSync(`${dataDir}/db`, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });

  const account = values.real ? await readHerokuAccount() : null;
  await ensureInstalled();
  await ensureBuilt();
  const where = { simulatorPort: ports.simulator, publicUrl, dataDir };
  const simulated = account
    ? null
    : await withProgress('Starting the local Heroku', () => startSimulator(programs, values, where));

  const settings = account ? realSettings(account, values) : simulatedSettings(simulated.line);
  const env = localEnv({ ...localSecrets(dataDir), DATA_DIR: dataDir, PUBLIC_URL: publicUrl, ...settings });
  const consoleServer = await withProgress('Starting the console', async () => {
    const args = nextStartArgs(ports.console, '127.0.0.1');
    const started = programs.start('The console', args, { env, logFile: `${dataDir}/console.log` });
    await answersAt(started, `http://127.0.0.1:${ports.console}/api/health`);
    return started;
  });

  const ready = account ? realReady(publicUrl, account, values) : simulatedReady(publicUrl, simulated.line);
  console.log(`\n${[...ready, 'Stop        Ctrl-C'].map((line) => `  ${line}`).join('\n')}\n`);
  return [consoleServer, ...(simulated ? [simulated.simulator] : [])];
}

checkNode();
const values = readOptions();
const ports = {
  console: await choosePort('port', Number(values.port)),
  simulator: values.real ? 0 : await choosePort('simulator-port', Number(values['simulator-port'])),
};
const programs = createPrograms();
let isStopping = false;

async function stop(exitCode) {
  if (isStopping) return;
  isStopping = true;
  signalRunning('SIGTERM');
  await programs.stopAll();
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    console.log('\nStopping the demo.');
    stop(0);
  });
}

try {
  const started = await startAll(programs, values, ports);
  const first = await Promise.race(started.map(async (program) => program.ended.then(() => program)));
  if (!isStopping) {
    console.error(`${first.name} ended by itself. Its last words:\n${first.tail.join('\n')}`);
    await stop(1);
  }
} catch (error) {
  if (!isStopping) {
    console.error(`\n${error.message}`);
    await stop(1);
  }
}
