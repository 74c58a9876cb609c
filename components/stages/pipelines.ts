import type { FleetRow } from '@/lib/fleet/rows';
import { appStates } from '@/lib/rules/app-state';
import { concernsOf } from '@/lib/rules/concerns';

/** Columns from left to right: the way that code takes. */
const way = ['test', 'review', 'development', 'staging', 'production'];

/** What can be asked of a pipeline. */
export const checks = ['attention', 'failed', 'no-production'] as const;
export type Check = (typeof checks)[number];

/** One pipeline: its apps by stage, the worst first in each. */
export type Pipeline = {
  id: string;
  name: string;
  team: string | null;
  stages: ReadonlyMap<string, readonly FleetRow[]>;
  passes: ReadonlySet<Check>;
  /** What the search looks into. */
  text: string;
};

/** Groups apps by pipeline; those in no pipeline are left out. `nowMs` decides what needs attention. */
export function pipelinesOf(rows: readonly FleetRow[], nowMs: number): Pipeline[] {
  const groups = new Map<string, FleetRow[]>();
  for (const row of rows) {
    const id = row.pipelineId;
    if (id === null || row.stage === null) continue;
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return [...groups].map(([id, apps]) => pipelineOf(id, apps, nowMs));
}

function pipelineOf(id: string, apps: FleetRow[], nowMs: number): Pipeline {
  const stages = new Map<string, FleetRow[]>();
  for (const app of [...apps].sort(worstFirst)) {
    const stage = app.stage ?? '';
    stages.set(stage, [...(stages.get(stage) ?? []), app]);
  }
  const passes = new Set<Check>();
  if (apps.some((app) => concernsOf(app, nowMs).some(({ severity }) => severity !== 'notice'))) passes.add('attention');
  if (apps.some(({ release }) => release?.status === 'failed')) passes.add('failed');
  if (!stages.has('production')) passes.add('no-production');
  const name = apps.find(({ pipeline }) => pipeline !== null)?.pipeline ?? 'Unnamed pipeline';
  const team = apps.find((app) => app.team !== null)?.team ?? null;
  const text = [name, team, ...apps.map((app) => app.name)].join(' ').toLowerCase();
  return { id, name, team, stages, passes, text };
}

const worstFirst = (a: FleetRow, b: FleetRow) =>
  appStates.indexOf(a.state) - appStates.indexOf(b.state) || a.name.localeCompare(b.name);

/** The stages that any pipeline uses, in the order of their columns. */
export function stagesOf(pipelines: readonly Pipeline[]): string[] {
  const used = new Set(pipelines.flatMap(({ stages }) => [...stages.keys()]));
  return [...used].sort((a, b) => way.indexOf(a) - way.indexOf(b) || a.localeCompare(b));
}

/** When a stage of a pipeline was last released (ms); null when it has no release or none is known. */
export function releasedAt({ stages }: Pipeline, stage: string): number | null {
  const times = (stages.get(stage) ?? []).flatMap(({ release }) => release?.at ?? []);
  return times.length > 0 ? Math.max(...times) : null;
}
