import type { ColdRun } from './cold-run';
import type { Expiry } from './expiry';
import { bytesOf, type FirstLoad, sharedByAll } from './first-load';
import { median } from './median';
import type { ParallelReads } from './parallel-reads';
import { type Line, machineLoad, printTable, show } from './report';
import { latencyMs } from './stage';
import type { Traffic } from './traffic';
import type { Warm } from './warm-fleet';

/** Everything that one run measured. `server` is empty where no PostgreSQL is installed. */
export type Figures = {
  apps: number;
  embedded: ColdRun[];
  server: ColdRun[];
  unlimited: Traffic[];
  sequential: Traffic;
  restartedBytes: number | null;
  warm: { data: Warm; page: Warm };
  loads: FirstLoad[];
  reads: ParallelReads;
  expiry: Expiry;
};

const hourlyBudget = 4_500;
const loadAimBytes = 200_000;

const middle = <T>(runs: readonly T[], of: (run: T) => number) => median(runs.map(of));
const middleOrNull = (values: ReadonlyArray<number | null>) =>
  values.includes(null) || values.length === 0 ? null : median(values.map(Number));

/** Prints the ratios first, then what they are made of, then the rest. */
export function printFigures(figures: Figures): void {
  const cold = summaryOf(figures.embedded.map(({ traffic }) => traffic));
  const loop = summaryOf([figures.sequential]);
  const burst = summaryOf(figures.unlimited);
  printTable('Ratios', ratios(figures, cold, loop, burst));
  printTable(`Cold fleet of ${figures.apps} apps, ${latencyMs} ms a call, each from a full budget`, [
    contestant('console', cold),
    contestant('N+1, one after the other', loop),
    contestant('N+1, all at once', burst),
  ]);
  printTable('What a person waits for', waits(figures));
  printTable('First-load JavaScript, gzipped', firstLoads(figures.loads));
  printTable('Memory of the server process', memory(figures));
  console.log(`\nMedians of ${figures.embedded.length} runs, the sequential loop once. ${machineLoad()}.`);
}

type Summary = Omit<Traffic, 'byRoute'> & { runs: number };

function summaryOf(runs: readonly Traffic[]): Summary {
  return {
    calls: middle(runs, ({ calls }) => calls),
    wallMs: middle(runs, ({ wallMs }) => wallMs),
    mostAtOnce: Math.max(...runs.map(({ mostAtOnce }) => mostAtOnce)),
    failed: Math.max(...runs.map(({ failed }) => failed)),
    runs: runs.length,
  };
}

function ratios({ reads, expiry }: Figures, cold: Summary, loop: Summary, burst: Summary): Line[] {
  return [
    {
      label: 'calls of an N+1 loop ÷ calls of the console',
      figure: show.ratio(loop.calls / cold.calls),
      note: `${show.count(loop.calls)} ÷ ${show.count(cold.calls)}`,
    },
    {
      label: 'time of a sequential N+1 loop ÷ time of the console',
      figure: show.ratio(loop.wallMs / cold.wallMs),
      note: `${show.seconds(loop.wallMs)} ÷ ${show.seconds(cold.wallMs)}`,
    },
    {
      label: 'time of an unlimited N+1 burst ÷ time of the console',
      figure: show.ratio(burst.wallMs / cold.wallMs),
      note: `${show.seconds(burst.wallMs)} ÷ ${show.seconds(cold.wallMs)}`,
    },
    {
      label: `${reads.count} parallel reads ÷ one`,
      figure: show.ratio(reads.allMs / reads.oneMs),
      aim: 'below 2',
      note: `${show.ms(reads.allMs)} ÷ ${show.ms(reads.oneMs)}, each 0.5 s slower at Heroku`,
    },
    {
      label: `token refreshes under ${expiry.reads} reads at expiry`,
      figure: show.count(expiry.refreshes),
      aim: '1',
      note: `${expiry.rejected} calls were refused first, ${expiry.answered} of ${expiry.reads} reads answered`,
    },
  ];
}

function contestant(label: string, { calls, wallMs, mostAtOnce, failed }: Summary): Line {
  const share = `${show.count((100 * calls) / hourlyBudget)} % of the hourly budget`;
  const failures = failed > 0 ? `, ${show.count(failed)} failed` : '';
  return {
    label,
    figure: `${show.count(calls)} calls`,
    aim: show.seconds(wallMs),
    note: `${share}, at most ${show.count(mostAtOnce)} at once${failures}`,
  };
}

function waits({ apps, embedded, server, warm }: Figures): Line[] {
  const rows = (runs: ColdRun[]) => show.seconds(middle(runs, ({ rowsMs }) => rowsMs));
  const all = (runs: ColdRun[]) => show.seconds(middle(runs, ({ allReadMs }) => allReadMs));
  const onServer = (figure: (runs: ColdRun[]) => string) =>
    server.length > 0 ? `${figure(server)} on PostgreSQL` : 'no PostgreSQL here';
  return [
    { label: `sign-in to ${apps} rows on screen`, figure: rows(embedded), aim: '2 s', note: onServer(rows) },
    { label: 'sign-in to every column read', figure: all(embedded), note: onServer(all) },
    { label: 'warm fleet, data', figure: show.ms(warm.data.ms), note: `${show.kilobytes(warm.data.bytes)} gzipped` },
    { label: 'warm fleet, page', figure: show.ms(warm.page.ms), note: `${show.kilobytes(warm.page.bytes)} gzipped` },
  ];
}

function firstLoads(loads: readonly FirstLoad[]): Line[] {
  const aim = `below ${show.kilobytes(loadAimBytes)}`;
  const lineOf = (label: string, scripts: ReadonlyMap<string, number>): Line => ({
    label,
    figure: show.kilobytes(bytesOf(scripts)),
    note: `${scripts.size} files`,
  });
  return [
    ...loads.map(({ name, scripts }) => ({ ...lineOf(name, scripts), aim })),
    lineOf('of which all of them share', sharedByAll(loads)),
  ];
}

function memory({ embedded, server, restartedBytes }: Figures): Line[] {
  const lines = (name: string, runs: ColdRun[]): Line[] => [
    {
      label: `${name}, after the first start`,
      figure: show.megabytes(middleOrNull(runs.map(({ startedBytes }) => startedBytes))),
    },
    {
      label: `${name}, after the cold fleet`,
      figure: show.megabytes(middleOrNull(runs.map(({ readBytes }) => readBytes))),
    },
  ];
  return [
    ...lines('embedded', embedded),
    { label: 'embedded, after a later start', figure: show.megabytes(restartedBytes) },
    ...(server.length > 0 ? lines('PostgreSQL', server) : []),
  ];
}
