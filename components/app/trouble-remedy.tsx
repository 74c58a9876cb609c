'use client';

import { restartApp, setMaintenance } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { Button } from '@/components/ui/button';
import type { FleetRow } from '@/lib/fleet/rows';
import { keysOfAppChange } from '@/lib/queries/keys';
import type { ReleaseRow } from '@/lib/reads/release-row';
import type { CrashStory } from '@/lib/rules/crash-story';
import type { Trouble } from '@/lib/rules/trouble';
import type { Reasons } from './app-header';
import { RollBackButton } from './roll-back-button';

type TroubleRemedyProps = {
  trouble: Trouble;
  story: CrashStory | null;
  row: FleetRow;
  releases: ReleaseRow[];
  reasons: Reasons;
};

/** The likeliest thing to do about what is wrong. */
export function TroubleRemedy({ trouble, story, row, releases, reasons }: TroubleRemedyProps) {
  const desk = useOperationDesk();
  const affects = keysOfAppChange(row.id);
  if (trouble.kind === 'maintenance') {
    const end = () => desk.begin({ action: setMaintenance, input: { app: row.id, on: false }, affects });
    return (
      <Button disabledReason={reasons.maintenance} onClick={end}>
        End maintenance…
      </Button>
    );
  }
  const [name] = trouble.kind === 'crashed' ? trouble.dynos : [];
  if (trouble.kind !== 'crashed' || !name) return null;
  const input = { app: row.id, target: { kind: 'dyno', name } };
  const isSuspect = story?.isSuspect && hasEarlier(releases, story);
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        variant={isSuspect ? 'ghost' : undefined}
        disabledReason={reasons.restart}
        onClick={() => desk.begin({ action: restartApp, input, affects })}
      >
        Restart {name}…
      </Button>
      {isSuspect ? (
        <RollBackButton name={row.name} reason={reasons.rollBack}>
          Roll back from v{story.live.version}…
        </RollBackButton>
      ) : null}
    </div>
  );
}

function hasEarlier(releases: ReleaseRow[], { live }: CrashStory): boolean {
  return releases.some(
    ({ version, status, slug }) => version < live.version && status === 'succeeded' && slug !== null,
  );
}
