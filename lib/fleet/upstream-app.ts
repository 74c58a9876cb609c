import 'server-only';
import { type Placed, upstreamOf } from '@/lib/rules/upstream';
import type { FleetEntry } from './entry';
import type { Fleet } from './fleet';

/** The app that an app is compared with, of those within reach, as the fleet knows pipelines; null where there is none. */
export function upstreamApp(
  fleet: Pick<Fleet, 'get' | 'entriesOf'>,
  appId: string,
  reach: ReadonlySet<string>,
): Placed | null {
  const own = placed(fleet.get(appId));
  return (
    own &&
    upstreamOf(
      own,
      fleet.entriesOf(reach).flatMap((entry) => placed(entry) ?? []),
    )
  );
}

function placed(entry: FleetEntry | undefined): Placed | null {
  const coupling = entry?.coupling?.value;
  if (!entry || !coupling) return null;
  return { id: entry.id, name: entry.app.value.name, stage: coupling.stage, pipelineId: coupling.pipelineId };
}
