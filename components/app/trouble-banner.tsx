'use client';

import { useQuery } from '@tanstack/react-query';
import type * as React from 'react';
import type { Status } from '@/components/patterns/status';
import { StatusShape } from '@/components/patterns/status-shape';
import { cn } from '@/components/ui/cn';
import type { FleetRow } from '@/lib/fleet/rows';
import { dynosOptions } from '@/lib/queries/dynos';
import { releasesOptions } from '@/lib/queries/releases';
import type { ReleaseRow } from '@/lib/reads/release-row';
import { crashStory } from '@/lib/rules/crash-story';
import { type Trouble, troublesOf } from '@/lib/rules/trouble';
import type { Reasons } from './app-header';
import { TroubleRemedy } from './trouble-remedy';
import { TroubleSentence } from './trouble-sentence';
import { useAppSummary } from './use-app-summary';

const none: ReleaseRow[] = [];

/** One sentence and one action for each thing that is wrong; nothing when all is well. */
export function TroubleBanner({ first, reasons }: { first: FleetRow; reasons: Reasons }) {
  const { row, summary, isMaintenance } = useAppSummary(first);
  const { data: releases } = useQuery({ ...releasesOptions(row.id), enabled: false });
  const known = releases?.items ?? none;
  const { data: dynos } = useQuery({ ...dynosOptions(row.id), enabled: false });
  const troubles = troublesOf({ summary, isMaintenance, stage: row.stage, releases: known });
  const story = crashStory(summary.sinceAt, { releases: known, dynos: dynos?.items ?? [] });
  return (
    <div className="flex flex-col gap-2 empty:hidden">
      {troubles.map((trouble) => (
        <Banner
          key={trouble.kind}
          tone={trouble.kind === 'crashed' || trouble.kind === 'release-failed' ? 'danger' : 'warning'}
          status={shapes[trouble.kind]}
        >
          <TroubleSentence trouble={trouble} story={story} />
          <TroubleRemedy trouble={trouble} story={story} row={row} releases={known} reasons={reasons} />
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
