import 'server-only';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { perProcess } from '@/lib/per-process';
import { type Budget, createBudget } from './budget';
import { createReadCache, type ReadCache } from './cache';
import { type Clock, systemClock } from './clock';
import { createTransport, type Transport } from './transport';

/** A Heroku to talk to, with everything that calls to it share. */
export type Heroku = {
  apiUrl: string;
  transport: Transport;
  budget: Budget;
  cache: ReadCache;
  log: Pick<typeof log, 'info' | 'warn'>;
  clock: Clock;
  random: () => number;
  readTimeoutMs: number;
  writeTimeoutMs: number;
  /** The longest pause before a first repetition; it doubles for the second. */
  retryPauseMs: number;
};

/** Builds a Heroku at an address. What is left out gets its own budget, cache and connections. */
export function createHeroku(options: Pick<Heroku, 'apiUrl'> & Partial<Heroku>): Heroku {
  const clock = options.clock ?? systemClock;
  return {
    transport: options.transport ?? createTransport(),
    budget: options.budget ?? createBudget({ clock }),
    cache: options.cache ?? createReadCache({ clock }),
    log,
    random: Math.random,
    readTimeoutMs: 20_000,
    writeTimeoutMs: 30_000,
    retryPauseMs: 300,
    ...options,
    clock,
    apiUrl: options.apiUrl.replace(/\/+$/, ''),
  };
}

/** The Heroku that the environment names, once in a process. */
export function processHeroku(): Heroku {
  return perProcess('heroku', () => {
    const { herokuApiUrl: apiUrl, reserveCalls } = env();
    return createHeroku({ apiUrl, budget: createBudget({ reserveCalls }) });
  });
}
