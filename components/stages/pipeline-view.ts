import { sortedBy } from '@/lib/rules/sorted-by';
import { type Check, checks, type Pipeline, releasedAt } from './pipelines';

/** Stands for "no team" in filters and addresses. */
export const noTeam = 'none';

export type PipelineFilter = { q: string; team: string | null; check: readonly Check[] };
/** By name, by team, or by the last release of a stage. */
export type PipelineSort = { column: string; isDescending: boolean };

export const defaultSort: PipelineSort = { column: 'name', isDescending: false };

export type PipelineFacets = { team: ReadonlyMap<string, number>; check: ReadonlyMap<Check, number> };

/** The pipelines that match, and how many each other choice would leave whatever else of its kind is chosen. */
export function filterPipelines(
  pipelines: readonly Pipeline[],
  { q, team, check }: PipelineFilter,
): { matching: Pipeline[]; facets: PipelineFacets } {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const teams = new Map<string, number>();
  const passed = new Map<Check, number>();
  const matching: Pipeline[] = [];
  for (const pipeline of pipelines) {
    if (!words.every((word) => pipeline.text.includes(word))) continue;
    const name = pipeline.team ?? noTeam;
    const isOfTeam = team === null || team === name;
    const missing = check.filter((one) => !pipeline.passes.has(one));
    if (missing.length === 0) teams.set(name, (teams.get(name) ?? 0) + 1);
    if (!isOfTeam) continue;
    for (const one of checks) {
      const isCounted = pipeline.passes.has(one) && missing.every((other) => other === one);
      if (isCounted) passed.set(one, (passed.get(one) ?? 0) + 1);
    }
    if (missing.length === 0) matching.push(pipeline);
  }
  return { matching, facets: { team: teams, check: passed } };
}

/** A sorted copy; what has no such release comes last either way, equals go by name. */
export function sortPipelines(pipelines: readonly Pipeline[], { column, isDescending }: PipelineSort): Pipeline[] {
  const keyOf = (pipeline: Pipeline) => {
    if (column === 'name') return pipeline.name;
    return column === 'team' ? pipeline.team : releasedAt(pipeline, column);
  };
  return sortedBy(pipelines, keyOf, isDescending);
}
