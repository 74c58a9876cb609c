import { type PastDyno, pastOf } from '@/simulator/engine/happenings';
import type { App, Ms } from '@/simulator/model';
import type { AppRecord } from './log-book';

/** How an app stood over a stretch of time: after its start, up to and including its end. */
export interface Standing {
  fromMs: Ms;
  untilMs: Ms;
  isMaintenance: boolean;
  dynos: readonly { name: string; type: string; state: PastDyno['state'] }[];
}

/**
 * How an app stood from one moment until now, oldest first: as it stands now with what was written down undone step by
 * step. The same past comes out whenever one looks.
 */
export function standings(app: App, record: AppRecord | null, fromMs: Ms, nowMs: Ms): Standing[] {
  const { dynos, isMaintenance, endMs, stretches } = undo(app, record, fromMs, nowMs);
  if (endMs <= fromMs) return stretches;
  const turns = [...dynos.values()].map(({ updatedAtMs }) => updatedAtMs).filter((ms) => ms > fromMs && ms < endMs);
  const edges = [fromMs, ...new Set(turns.sort((a, b) => a - b)), endMs];
  const early = edges.slice(1).map((untilMs, at): Standing => {
    const startMs = edges[at] ?? fromMs;
    return {
      fromMs: startMs,
      untilMs,
      isMaintenance,
      dynos: list(dynos, (dyno) => (dyno.updatedAtMs > startMs ? 'up' : dyno.state)),
    };
  });
  return [...early, ...stretches];
}

/** The dynos an app had before anything was written down about it. */
export function firstDynos(app: App, record: AppRecord | null): Map<string, PastDyno> {
  return undo(app, record, Number.NEGATIVE_INFINITY, 0).dynos;
}

function undo(app: App, record: AppRecord | null, fromMs: Ms, nowMs: Ms) {
  const dynos = new Map(Array.from(app.dynos, ([name, dyno]) => [name, pastOf(dyno)] as const));
  const stretches: Standing[] = [];
  let isMaintenance = app.maintenance;
  let endMs = nowMs;
  for (const change of [...(record?.changes ?? [])].reverse()) {
    if (change.atMs <= fromMs) break;
    if (change.atMs < endMs) {
      stretches.unshift({ fromMs: change.atMs, untilMs: endMs, isMaintenance, dynos: list(dynos) });
      endMs = change.atMs;
    }
    if (change.kind === 'maintenance') isMaintenance = change.before;
    else if (change.before) dynos.set(change.name, change.before);
    else dynos.delete(change.name);
  }
  return { dynos, stretches, isMaintenance, endMs };
}

function list(dynos: Map<string, PastDyno>, stateOf = (dyno: PastDyno) => dyno.state): Standing['dynos'] {
  const rows = Array.from(dynos, ([name, dyno]) => ({ name, type: dyno.type, state: stateOf(dyno) }));
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}
