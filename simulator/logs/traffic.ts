import { findDynoSize } from '@/simulator/catalogue/dyno-sizes';
import { uuidOf } from '@/simulator/engine/random';
import type { App, Ms } from '@/simulator/model';
import { Random } from '@/simulator/world/random';
import type { LogLine } from './line';
import type { Standing } from './standing';

const slotMs = 1000;
const metricsEverySlots = 20;
const databaseEverySlots = 60;
const requests = [
  ['GET', '/'],
  ['GET', '/health'],
  ['GET', '/api/v1/orders'],
  ['POST', '/api/v1/orders'],
  ['GET', '/api/v1/items?page=2'],
  ['POST', '/api/v1/sessions'],
  ['GET', '/account'],
  ['GET', '/search?q=blue'],
] as const;
const jobs = ['SyncOrders', 'SendReceipt', 'RefreshIndex', 'ExportReport', 'ExpireSessions'];
const silentTypes: readonly string[] = ['web', 'release', 'run'];

/** An attached database that reports about itself. */
export interface Database {
  attachment: string;
  addOn: string;
  sinceMs: Ms;
}

/**
 * What goes through an app in everyday life: requests, jobs, measurements. A pure function of the app, how it stood and
 * the time, second by second, so that everybody who reads the same stretch reads the same lines.
 */
export function trafficLines(app: App, databases: readonly Database[], standing: Standing): LogLine[] {
  const { fromMs, untilMs } = standing;
  const up = standing.dynos.filter(({ state }) => state === 'up');
  const web = up.filter(({ type }) => type === 'web').map(({ name }) => name);
  const workers = up.filter(({ type }) => !silentTypes.includes(type)).map(({ name }) => name);
  const isAsleep = standing.dynos.some(({ type, state }) => type === 'web' && state === 'idle');
  const requestChance = app.formation.has('web') && !isAsleep ? Math.min(0.6, 0.04 + 0.08 * web.length) : 0;
  const jobChance = Math.min(0.4, 0.03 * workers.length);
  const metrics = app.features.get('log-runtime-metrics');
  const hasMetrics = metrics?.enabled ? up : [];
  const salt = Number.parseInt(app.id.slice(0, 8), 16);
  if (requestChance + jobChance === 0 && hasMetrics.length === 0 && databases.length === 0) return [];

  const lines: LogLine[] = [];
  const lastSlot = Math.floor(untilMs / slotMs);
  for (let slot = Math.floor(fromMs / slotMs); slot <= lastSlot; slot++) {
    const startMs = slot * slotMs;
    if (chanceAt(salt, slot) < requestChance) lines.push(...request(app, standing, web, slot));
    if (chanceAt(salt ^ 0x5bd1e995, slot) < jobChance) lines.push(job(app, workers, slot));
    if (slot % metricsEverySlots === salt % metricsEverySlots && startMs > (metrics?.updatedAtMs ?? 0)) {
      for (const [at, { name, type }] of hasMetrics.entries()) lines.push(...measurements(app, name, type, slot, at));
    }
    if (slot % databaseEverySlots === salt % databaseEverySlots) {
      for (const [at, row] of databases.entries())
        if (startMs > row.sinceMs) lines.push(databaseLine(app, row, slot, at));
    }
  }
  return lines.filter(({ atMs }) => atMs > fromMs && atMs <= untilMs);
}

function request(app: App, { isMaintenance, dynos }: Standing, web: readonly string[], slot: number): LogLine[] {
  const random = new Random(`${app.id}:${slot}`);
  const atMs = slot * slotMs + random.int(0, 999);
  const micros = random.int(0, 990);
  const [method, path] = random.pick(requests);
  const id = random.uuid();
  const who = `method=${method} path="${path}" host=${app.webHost} request_id=${id} fwd="203.0.113.${random.int(1, 254)}"`;
  const router = (message: string): LogLine => ({
    atMs,
    micros: micros + 1,
    source: 'heroku',
    process: 'router',
    message,
  });
  const unserved = 'dyno= connect= service= status=503 bytes= protocol=https';
  if (isMaintenance) return [router(`at=info code=H80 desc="Maintenance mode" ${who} ${unserved}`)];
  if (web.length === 0) {
    const [code, reason] = dynos.some(({ type }) => type === 'web')
      ? ['H10', 'App crashed']
      : ['H14', 'No web processes running'];
    return [router(`at=error code=${code} desc="${reason}" ${who} ${unserved}`)];
  }
  const dyno = random.pick(web);
  const service = random.spread(4, 900);
  const status = random.weighted([
    [200, 90],
    [304, 4],
    [404, 3],
    [422, 2],
    [500, 1],
  ] as const);
  const took = `dyno=${dyno} connect=${random.int(0, 1)}ms service=${service}ms status=${status} bytes=${random.spread(120, 60_000)}`;
  const message = `method=${method} path=${path.split('?')[0]} status=${status} duration=${service - 1}.${random.int(10, 99)} request_id=${id}`;
  return [{ atMs, micros, source: 'app', process: dyno, message }, router(`at=info ${who} ${took} protocol=https`)];
}

function job(app: App, workers: readonly string[], slot: number): LogLine {
  const random = new Random(`${app.id}:job:${slot}`);
  const message = `job=${random.pick(jobs)} id=${random.hex(12)} status=done duration=${random.spread(20, 4000)}ms`;
  const atMs = slot * slotMs + random.int(0, 999);
  return { atMs, micros: random.int(0, 999), source: 'app', process: random.pick(workers), message };
}

function measurements(app: App, name: string, type: string, slot: number, order: number): LogLine[] {
  const random = new Random(`${app.id}:${name}:${slot}`);
  const quotaMb = (findDynoSize(app.formation.get(type)?.size ?? '')?.memoryGb ?? 0.5) * 1024;
  const rss = quotaMb * (0.35 + 0.3 * random.fraction());
  const load = () => (random.fraction() * 0.8).toFixed(2);
  const host = `heroku.${Number.parseInt(app.id.slice(0, 7), 16)}.${uuidOf(`${app.id}:${name}`)}`;
  const head = `source=${name} dyno=${host}`;
  const mb = (value: number) => `${value.toFixed(2)}MB`;
  const loads = `sample#load_avg_1m=${load()} sample#load_avg_5m=${load()} sample#load_avg_15m=${load()}`;
  const memory = [
    `sample#memory_total=${mb(rss + 1.5)} sample#memory_rss=${mb(rss)} sample#memory_cache=1.50MB sample#memory_swap=0.00MB`,
    `sample#memory_pgpgin=${random.int(200_000, 900_000)}pages sample#memory_pgpgout=${random.int(100_000, 200_000)}pages`,
    `sample#memory_quota=${mb(quotaMb)}`,
  ].join(' ');
  const atMs = slot * slotMs + Math.min(999, order);
  const line = (message: string, micros: number): LogLine => ({
    atMs,
    micros,
    source: 'heroku',
    process: name,
    message,
  });
  return [line(`${head} ${loads}`, 0), line(`${head} ${memory}`, 1)];
}

function databaseLine(app: App, { attachment, addOn }: Database, slot: number, order: number): LogLine {
  const random = new Random(`${app.id}:${addOn}:${slot}`);
  const message = [
    `source=${attachment} addon=${addOn} sample#current_transaction=${slot % 1_000_000}`,
    `sample#db_size=${random.int(20, 90) * 1_048_576}bytes sample#tables=${40 + (addOn.length % 20)}`,
    `sample#active-connections=${random.int(3, 18)} sample#waiting-connections=0`,
    `sample#load-avg-1m=${(random.fraction() * 0.3).toFixed(3)} sample#memory-total=${random.int(3, 4)}944484kB`,
  ].join(' ');
  return { atMs: slot * slotMs + 500, micros: order, source: 'app', process: 'heroku-postgres', message };
}

/** An even number in [0, 1) for a second of an app's life; cheap, since most seconds bring nothing. */
function chanceAt(salt: number, slot: number): number {
  let mixed = Math.imul(salt ^ slot, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b ^ salt);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
