import type { Asked } from './askers';
import type { ColdRun } from './cold-run';
import { median } from './median';
import type { Minimum } from './minimum';
import { type Line, machineLoad, printTable, show } from './report';
import { latencyMs } from './stage';
import type { Traffic } from './traffic';

/** What looks cost once the fleet is known and the process was started again. */
export type LaterLooks = {
  restartCalls: number;
  firstScreenMs: number;
  refresh: Traffic;
  asked: Asked;
  memoryBytes: number | null;
};

export type FleetFigures = {
  apps: number;
  database: 'PostgreSQL' | 'embedded';
  minimum: Minimum;
  cold: ColdRun[];
  /** Cold starts whose browser takes no part of this machine. */
  unwatched: Traffic[];
  later: LaterLooks;
  unlimited: Traffic;
  unlimitedAgain: Traffic;
  sequential: Traffic;
};

/** With so many calls always under way, a cold start could not be faster than this. */
const mostAtOnce = 50;
const dynosRoute = /\/apps\/[^/]+\/dynos$/;

const dynoCalls = ({ byRoute }: Traffic) =>
  [...byRoute].reduce((sum, [route, calls]) => sum + (dynosRoute.test(route) ? calls : 0), 0);

/** Prints the ratios first, then what they are made of. */
export function printFleetFigures(figures: FleetFigures): void {
  const { apps, cold, unwatched, later, minimum, sequential, unlimited, unlimitedAgain } = figures;
  const calls = median(cold.map(({ traffic }) => traffic.calls));
  const dynos = median(cold.map(({ traffic }) => dynoCalls(traffic)));
  const wallMs = median(unwatched.map(({ wallMs }) => wallMs));
  const sharedMs = median(cold.map(({ traffic }) => traffic.wallMs));
  const floorMs = (calls * latencyMs) / mostAtOnce;
  const ratios: Line[] = [
    {
      label: 'calls of a cold start ÷ fewest possible, with dynos',
      figure: show.ratio(calls / minimum.withDynos),
      aim: 'at most 1.05',
      note: `${show.count(calls)} ÷ ${show.count(minimum.withDynos)}`,
    },
    {
      label: 'the same without dynos',
      figure: show.ratio((calls - dynos) / minimum.withoutDynos),
      aim: 'at most 1.05',
      note: `${show.count(calls - dynos)} ÷ ${show.count(minimum.withoutDynos)}`,
    },
    {
      label: `time of a cold start ÷ (calls × ${latencyMs} ms ÷ ${mostAtOnce})`,
      figure: show.ratio(wallMs / floorMs),
      aim: 'at most 1.5',
      note: `${show.seconds(wallMs)} ÷ ${show.seconds(floorMs)}, the browser on another machine`,
    },
    {
      label: '… with the browser that watches it on the same cores',
      figure: show.ratio(sharedMs / floorMs),
      note: `${show.seconds(sharedMs)} ÷ ${show.seconds(floorMs)}`,
    },
    {
      label: 'time of a sequential loop ÷ time of the console',
      figure: show.ratio(sequential.wallMs / wallMs),
      aim: 'at least 40',
      note: `${show.seconds(sequential.wallMs)} ÷ ${show.seconds(wallMs)}, ${show.count(sequential.calls)} calls`,
    },
    {
      label: 'time of an unlimited burst ÷ time of the console',
      figure: show.ratio(unlimited.wallMs / wallMs),
      note: `${show.seconds(unlimited.wallMs)} ÷ ${show.seconds(wallMs)}, ${show.count(unlimited.mostAtOnce)} at once`,
    },
  ];
  const looks: Line[] = [
    {
      label: 'a refresh right after the cold start',
      figure: `${show.count(later.refresh.calls)} calls`,
      aim: 'at most 3',
      note: `${show.count(later.refresh.failed)} refused`,
    },
    {
      label: 'the unlimited burst once more',
      figure: `${show.count(unlimitedAgain.calls)} calls`,
      note: `${show.count(unlimitedAgain.failed)} of them refused`,
    },
    {
      label: 'first screen after a restart',
      figure: `${show.count(later.restartCalls)} calls`,
      aim: '0',
      note: show.ms(later.firstScreenMs),
    },
    {
      label: '/api/fleet, p95 while 20 browsers ask once a second',
      figure: show.ms(later.asked.paced.p95Ms),
      aim: 'at most 60 ms',
      note: `median ${show.ms(later.asked.paced.p50Ms)}, ${show.count(later.asked.paced.asked)} answers`,
    },
    {
      label: '… and while they ask without a pause',
      figure: show.ms(later.asked.unpaced.p95Ms),
      note: `median ${show.ms(later.asked.unpaced.p50Ms)}, ${show.count(later.asked.unpaced.asked)} answers`,
    },
    {
      label: '/api/fleet, gzipped',
      figure: show.kilobytes(later.asked.gzippedBytes),
      aim: 'at most 120 kB',
      note: `unchanged: ${later.asked.unchanged}`,
    },
  ];
  const memory: Line[] = [
    {
      label: `console on ${figures.database}, after the cold fleet`,
      figure: show.megabytes(Math.max(...cold.map(({ readBytes }) => readBytes ?? Number.NaN))),
      aim: 'below 300 MB',
    },
    { label: '… after a restart and the askers', figure: show.megabytes(later.memoryBytes), aim: 'below 300 MB' },
  ];
  printTable(`Ratios, ${apps} apps, ${latencyMs} ms a call, each from a full budget`, ratios);
  printTable('Later looks', looks);
  printTable('Memory of the server process', memory);
  console.log(`\nCold starts: ${cold.length} runs, medians (memory: the largest). ${machineLoad()}.`);
}
