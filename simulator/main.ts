import { parseArgs } from 'node:util';
import { readFacts } from './facts';
import { defaultSpec, type SimulatorOptions, startSimulator } from './start';

const usage = `Usage: npm run simulator -- [--port 4100] [--apps 300] [--seed 7] [--latency 0] [--callback URL] [--facts FILE]`;

function optionsFrom(args: string[]): SimulatorOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '4100' },
      apps: { type: 'string', default: String(defaultSpec.apps) },
      seed: { type: 'string', default: String(defaultSpec.seed) },
      latency: { type: 'string', default: String(defaultSpec.latencyMs) },
      callback: { type: 'string', default: defaultSpec.callback },
      facts: { type: 'string' },
    },
  });
  if (!URL.canParse(values.callback)) throw new Error(`--callback must be a URL, not "${values.callback}".`);
  return {
    port: wholeNumber('port', values.port, 65_535),
    apps: wholeNumber('apps', values.apps, 20_000),
    seed: wholeNumber('seed', values.seed, 2 ** 32 - 1),
    latencyMs: wholeNumber('latency', values.latency, 60_000),
    callback: values.callback,
    ...(values.facts === undefined ? {} : { switches: readFacts(values.facts) }),
  };
}

function wholeNumber(name: string, text: string, largest: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number <= largest) return number;
  throw new Error(`--${name} must be a whole number up to ${largest}, not "${text}".`);
}

function explain(error: unknown, port: number | undefined): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return `Port ${port} is taken.`;
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
  let port: number | undefined;
  try {
    const options = optionsFrom(process.argv.slice(2));
    port = options.port;
    const simulator = await startSimulator(options);
    const stop = () => void simulator.close().then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    console.log(JSON.stringify(simulator.line));
  } catch (error) {
    console.error(`${explain(error, port)}\n${usage}`);
    process.exitCode = 1;
  }
}

await main();
