import type { Tier } from '../../lib/fleet/due';
import type { ChangeFigures, EngineFigures, HourFigures } from './engine-figures';
import { percentile } from './percentile';
import { type Line, machineLoad, printTable, show } from './report';

const minuteMs = 60_000;
const minutesPerHour = 60;
const oneDecimal = (value: number) => value.toFixed(1);
const minutes = (ms: number) => `${oneDecimal(ms / minuteMs)} min`;
const aPurpose = (calls: Record<string, number>) =>
  Object.entries(calls)
    .sort(([, a], [, b]) => b - a)
    .map(([purpose, count]) => `${purpose} ${show.count(count)}`)
    .join(', ');

/** The dynos of every app once in the time that its age may reach, and the list of apps once a minute. */
function floorOf({ ages }: HourFigures): number {
  return 1 + Object.values(ages).reduce((sum, { apps, limitMs }) => sum + apps / (limitMs / minuteMs), 0);
}

function rateLine(label: string, hour: HourFigures, aim: string): Line {
  return {
    label,
    figure: oneDecimal(hour.calls / minutesPerHour),
    aim,
    note: `${aPurpose(hour.byPurpose)}; ${show.count(hour.refused)} refused`,
  };
}

function floorLine(hour: HourFigures): Line {
  const { watched, production, rest } = hour.ages;
  const note = `1 + ${production.apps} ÷ 10 + ${rest.apps} ÷ 60 + ${watched.apps} watched, without certificates and lists`;
  return { label: '  by arithmetic alone, at least', figure: oneDecimal(floorOf(hour)), note };
}

const ageLines = (what: string, { ages }: HourFigures): Line[] =>
  (Object.entries(ages) as [Tier, HourFigures['ages'][Tier]][])
    .filter(([, { apps }]) => apps > 0)
    .map(([tier, { apps, limitMs, p50Ms, p95Ms, maxMs }]) => ({
      label: `${what}: ${tier}, ${apps} apps`,
      figure: minutes(maxMs),
      aim: `at most ${limitMs / minuteMs} min`,
      note: `oldest; p50 ${minutes(p50Ms)}, p95 ${minutes(p95Ms)}`,
    }));

function changeLine({ kind, made, shownMs }: ChangeFigures): Line {
  return {
    label: `${kind} elsewhere`,
    figure: `${shownMs.length} of ${made}`,
    note: `shown after: p50 ${show.seconds(percentile(shownMs, 0.5))}, p95 ${show.seconds(percentile(shownMs, 0.95))}`,
  };
}

/** How much the heap grows in an hour, by the line that fits all of its figures best. */
function slopeOf(heapBytes: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const hours = heapBytes.map((_, index) => (index + 1) / heapBytes.length);
  const [meanHour, meanBytes] = [mean(hours), mean(heapBytes)];
  const along = hours.reduce((sum, hour, index) => sum + (hour - meanHour) * ((heapBytes[index] ?? 0) - meanBytes), 0);
  return along / hours.reduce((sum, hour) => sum + (hour - meanHour) ** 2, 0);
}

function heapLine(what: string, { heapBytes }: HourFigures): Line {
  return {
    label: `heap, ${what}`,
    figure: `${oneDecimal(slopeOf(heapBytes) / 1e6)} MB/h`,
    aim: 'flat',
    note: `minutes 10 to 60: ${heapBytes.map((bytes) => oneDecimal(bytes / 1e6)).join(', ')} MB`,
  };
}

/** Prints what the engine did in its simulated hours. */
export function printEngineFigures({
  database,
  apps,
  nobody,
  onePage,
  twentyRows,
  changing,
  big,
}: EngineFigures): void {
  printTable(`Calls per simulated minute, ${apps} apps, nothing changes`, [
    rateLine('nobody looks', nobody, 'at most 2'),
    rateLine("somebody has an app's page open", onePage, 'at most 45'),
    floorLine(onePage),
    rateLine('somebody has 20 rows on the screen', twentyRows, ''),
    floorLine(twentyRows),
  ]);
  printTable('Ages of dynos', [...ageLines('page', onePage), ...ageLines('rows', twentyRows)]);
  printTable('200 changes elsewhere in an hour, while somebody is here', [
    { label: 'calls', figure: show.count(changing.calls), note: aPurpose(changing.byPurpose) },
    { label: '429s', figure: show.count(changing.refused), aim: '0', note: `lowest level ${changing.lowest}` },
    ...changing.changes.map(changeLine),
  ]);
  printTable(`Memory of the engine alone on ${database}`, [
    heapLine('one page', onePage),
    heapLine('20 rows', twentyRows),
    heapLine('200 changes', changing),
    heapLine('nobody', nobody),
  ]);
  printTable(`${show.count(big.apps)} apps: over one bucket`, [
    { label: 'calls until every app has a row', figure: show.count(big.callsUntilRows), aim: 'at most 25' },
    {
      label: 'until every part is read',
      figure: big.completeAfterMs === null ? 'not in time' : minutes(big.completeAfterMs),
      note: `${show.count(big.calls)} calls; a full bucket and its refill allow no less than ${minutes(leastMs(big.calls))}`,
    },
    { label: '429s', figure: show.count(big.refused), aim: '0', note: `lowest level ${show.count(big.lowest)}` },
  ]);
  console.log(`\nOn the engine's own clock; answers of the simulator take no time. ${machineLoad()}.`);
}

const bucketCalls = 4_500;
const reserveCalls = 900;
const refillPerMinute = 75;

const leastMs = (calls: number) => Math.max(0, ((calls - bucketCalls + reserveCalls) / refillPerMinute) * minuteMs);
