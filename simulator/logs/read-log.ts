import type { World } from '@/simulator/engine/world';
import type { App, Ms } from '@/simulator/model';
import { type LogLine, positionOf } from './line';
import { mostLines } from './log-book';
import { pastLines } from './past';
import { type Standing, standings } from './standing';
import { type Database, trafficLines } from './traffic';

const weekMs = 7 * 24 * 3_600_000;
const firstStretchMs = 15 * 60_000;
const longestStretchMs = 24 * 3_600_000;

/** The newest lines of an app, at most 1,500 and at most a week old, oldest first. */
export function logHistory(world: World, app: App): LogLine[] {
  const nowMs = world.now();
  const horizonMs = Math.max(nowMs - weekMs, app.createdAtMs - 1);
  const record = world.logs.of(app.id);
  const events = [...pastLines(world, app, record, horizonMs), ...(record?.lines ?? [])];
  const stood = standings(app, record, horizonMs, nowMs);
  const databases = databasesOf(world, app);
  const traffic: LogLine[] = [];
  let stretchMs = firstStretchMs;
  for (let untilMs = nowMs; untilMs > horizonMs && traffic.length < mostLines; ) {
    const fromMs = Math.max(horizonMs, untilMs - stretchMs);
    const found = within(stood, fromMs, untilMs).flatMap((part) => trafficLines(app, databases, part));
    traffic.push(...found);
    untilMs = fromMs;
    const wanted = (mostLines - traffic.length) * 1.1;
    stretchMs = Math.min(longestStretchMs, Math.max(60_000, (stretchMs * wanted) / Math.max(1, found.length)));
  }
  return inOrder([...events, ...traffic]).slice(-mostLines);
}

/** Reads on from now: each call answers the lines that came since the one before. */
export function followLog(world: World, app: App): () => LogLine[] {
  let seenMs = world.now();
  let seenEvents = world.logs.of(app.id)?.written ?? 0;
  return () => {
    const nowMs = world.now();
    const record = world.logs.of(app.id);
    const count = (record?.written ?? 0) - seenEvents;
    const events = count > 0 ? (record?.lines.slice(-count) ?? []) : [];
    const fromMs = Math.max(seenMs, nowMs - firstStretchMs);
    const stood = fromMs < nowMs ? standings(app, record, fromMs, nowMs) : [];
    const databases = databasesOf(world, app);
    seenMs = nowMs;
    seenEvents += count;
    return inOrder([...events, ...stood.flatMap((part) => trafficLines(app, databases, part))]);
  };
}

function within(stood: readonly Standing[], fromMs: Ms, untilMs: Ms): Standing[] {
  return stood
    .filter((part) => part.fromMs < untilMs && part.untilMs > fromMs)
    .map((part) => ({ ...part, fromMs: Math.max(part.fromMs, fromMs), untilMs: Math.min(part.untilMs, untilMs) }));
}

function databasesOf(world: World, app: App): Database[] {
  return world.attachments.in('app', app.id).flatMap((attachment) => {
    const addOn = world.addOns.get(attachment.addOnId);
    const plan = addOn ? world.plans.get(addOn.planId) : undefined;
    if (!addOn || !plan?.name.startsWith('heroku-postgresql:') || addOn.state !== 'provisioned') return [];
    return [{ attachment: attachment.name, addOn: addOn.name, sinceMs: attachment.createdAtMs }];
  });
}

function inOrder(lines: LogLine[]): LogLine[] {
  return lines.sort((a, b) => positionOf(a) - positionOf(b));
}
