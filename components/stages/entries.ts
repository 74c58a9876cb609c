import type { FleetRow } from '@/lib/fleet/rows';
import type { Pipeline } from './pipelines';

/** One line of the matrix: a pipeline, or one of its apps while it is open. */
export type Entry =
  | { kind: 'pipeline'; id: string; pipeline: Pipeline; isOpen: boolean }
  | { kind: 'app'; id: string; app: FleetRow; pipeline: Pipeline; column: number };

/** The lines of the matrix from top to bottom; `open` holds the ids of open pipelines. */
export function entriesOf(pipelines: readonly Pipeline[], stages: readonly string[], open: readonly string[]): Entry[] {
  const opened = new Set(open);
  return pipelines.flatMap((pipeline): Entry[] => {
    const isOpen = opened.has(pipeline.id);
    const line: Entry = { kind: 'pipeline', id: pipeline.id, pipeline, isOpen };
    if (!isOpen) return [line];
    const apps = stages.flatMap((stage, column) =>
      (pipeline.stages.get(stage) ?? []).map((app): Entry => ({ kind: 'app', id: app.id, app, pipeline, column })),
    );
    return [line, ...apps];
  });
}
