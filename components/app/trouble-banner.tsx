'use client';

import { useQuery } from '@tanstack/react-query';
import type * as React from 'react';
import { restartApp, setMaintenance } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { RelativeTime } from '@/components/patterns/relative-time';
import type { Status } from '@/components/patterns/status';
import { StatusShape } from '@/components/patterns/status-shape';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { FleetRow } from '@/lib/fleet/rows';
import { keysOfAppChange } from '@/lib/queries/keys';
import { releasesOptions } from '@/lib/queries/releases';
import { type Trouble, troublesOf } from '@/lib/rules/trouble';
import type { Reasons } from './app-header';
import { useAppSummary } from './use-app-summary';

/** One sentence and one action for each thing that is wrong; nothing when all is well. */
export function TroubleBanner({ first, reasons }: { first: FleetRow; reasons: Reasons }) {
  const { row, summary, isMaintenance } = useAppSummary(first);
  const { data: releases } = useQuery(releasesOptions(row.id));
  const troubles = troublesOf({ summary, isMaintenance, stage: row.stage, releases: releases?.items ?? [] });
  return (
    <div className="flex flex-col gap-2 empty:hidden">
      {troubles.map((trouble) => (
        <Banner
          key={trouble.kind}
          tone={trouble.kind === 'crashed' || trouble.kind === 'release-failed' ? 'danger' : 'warning'}
          status={shapes[trouble.kind]}
        >
          <Sentence trouble={trouble} />
          <Remedy trouble={trouble} app={row.id} reasons={reasons} />
        </Banner>
      ))}
    </div>
  );
}

const shapes: Record<Trouble['kind'], Status> = {
  crashed: 'crashed',
  'release-failed': 'failed',
  'release-pending': 'pending',
  maintenance: 'maintenance',
  'no-dynos': 'scaled-to-zero',
};

function Banner({ tone, status, children }: { tone: 'danger' | 'warning'; status: Status; children: React.ReactNode }) {
  return (
    <section
      aria-label="What needs attention"
      className={cn(
        'flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border px-4 py-1.5',
        tone === 'danger' ? 'border-danger-edge bg-danger-subtle' : 'border-warning-edge bg-warning-subtle',
      )}
    >
      <StatusShape status={status} />
      {children}
    </section>
  );
}

function Sentence({ trouble }: { trouble: Trouble }) {
  switch (trouble.kind) {
    case 'crashed':
      return (
        <p className="min-w-0 flex-1 basis-60">
          <strong className="font-medium">
            {crashedNames(trouble)} crashed{' '}
            {trouble.sinceAt === null ? null : <RelativeTime at={trouble.sinceAt} form="sentence" />}
          </strong>{' '}
          <span className="ml-1 text-muted">
            {trouble.total - trouble.count} of {trouble.total} dynos run on.{' '}
            {trouble.liveSince?.at ? (
              <>
                v{trouble.liveSince.version} went live <RelativeTime at={trouble.liveSince.at} form="sentence" />.
              </>
            ) : null}
          </span>
        </p>
      );
    case 'release-failed':
      return (
        <p className="min-w-0 flex-1 basis-60">
          <strong className="font-medium">v{trouble.version} failed</strong>{' '}
          <span className="ml-1 text-muted">The release before it is still running.</span>
        </p>
      );
    case 'release-pending':
      return (
        <p className="min-w-0 flex-1 basis-60">
          <strong className="font-medium">v{trouble.version} is being released</strong>{' '}
          <span className="ml-1 text-muted">Dynos change over when its release command has succeeded.</span>
        </p>
      );
    case 'maintenance':
      return (
        <p className="min-w-0 flex-1 basis-60">
          <strong className="font-medium">Maintenance is on</strong>{' '}
          <span className="ml-1 text-muted">Visitors get Heroku’s maintenance page.</span>
        </p>
      );
    case 'no-dynos':
      return (
        <p className="min-w-0 flex-1 basis-60">
          <strong className="font-medium">Nothing runs</strong>{' '}
          <span className="ml-1 text-muted">Every process type of this production app is at 0.</span>
        </p>
      );
  }
}

function crashedNames(trouble: Extract<Trouble, { kind: 'crashed' }>): string {
  return trouble.count > trouble.dynos.length ? `${trouble.count} dynos` : trouble.dynos.join(', ');
}

function Remedy({ trouble, app, reasons }: { trouble: Trouble; app: string; reasons: Reasons }) {
  const desk = useOperationDesk();
  const affects = keysOfAppChange(app);
  if (trouble.kind === 'maintenance') {
    const end = () => desk.begin({ action: setMaintenance, input: { app, on: false }, affects });
    return (
      <Button disabledReason={reasons.maintenance} onClick={end}>
        End maintenance…
      </Button>
    );
  }
  const [name] = trouble.kind === 'crashed' ? trouble.dynos : [];
  if (trouble.kind !== 'crashed' || !name) return null;
  const restart = () => desk.begin({ action: restartApp, input: { app, target: { kind: 'dyno', name } }, affects });
  return (
    <Button disabledReason={reasons.restart} onClick={restart}>
      Restart {name}…
    </Button>
  );
}
