'use client';

import { AppLink } from '@/components/patterns/app-link';
import { RelativeTime } from '@/components/patterns/relative-time';
import { StageTag } from '@/components/patterns/stage-tag';
import { StatusMark } from '@/components/patterns/status-mark';
import { StatusShape } from '@/components/patterns/status-shape';
import type { FleetRow } from '@/lib/fleet/rows';
import { formatMoney, formatPlural } from '@/lib/format';
import { appStateDetail } from '@/lib/rules/app-state';
import { isEndingStack } from '@/lib/rules/ending-stack';

type Cell = { row: FleetRow };

/** A dash, with the word for those who hear it. */
export function Nothing({ word }: { word: string }) {
  return (
    <>
      <span aria-hidden="true" className="text-faint" title={word}>
        –
      </span>
      <span className="sr-only">{word}</span>
    </>
  );
}

export function NameCell({ row }: Cell) {
  return (
    <AppLink app={row} className="block text-body text-foreground outline-none after:absolute after:inset-0">
      <span className="block truncate font-medium" title={row.name}>
        {row.name}
      </span>
    </AppLink>
  );
}

export function TeamCell({ row }: Cell) {
  return row.team === null ? <Nothing word="No team" /> : <span title={row.team}>{row.team}</span>;
}

export function RegionCell({ row }: Cell) {
  return row.region === null ? <Nothing word="Unknown region" /> : <span title={row.region}>{row.region}</span>;
}

/** A name that sticks cannot stretch its own link over the row: this one lies under the row, for pointers alone. */
export function PointerLink({ row }: Cell) {
  return <AppLink app={row} aria-hidden="true" tabIndex={-1} className="absolute inset-0" />;
}

export function StageCell({ row }: Cell) {
  if (row.readAt.pipeline === null) return <Nothing word="Pipelines not read yet" />;
  if (row.stage === null) return <Nothing word="In no pipeline" />;
  return (
    <span className="flex items-center gap-1.25">
      <span className="w-11.75 shrink-0">
        <StageTag stage={row.stage} />
      </span>
      <span className="truncate" title={row.pipeline ?? undefined}>
        {row.pipeline}
      </span>
    </span>
  );
}

export function StateCell({ row }: Cell) {
  const detail = appStateDetail({ ...row, dynos: row.troubled });
  return <StatusMark status={row.state} {...(detail !== null && { detail })} />;
}

export function WebCell({ row }: Cell) {
  if (row.dynos === null) return <Nothing word="Not read yet" />;
  if (row.web === null) return <Nothing word="No web process" />;
  return (
    <span title={row.web.size ?? undefined}>
      <span className="text-foreground tabular-nums">{row.web.quantity}</span>
      <span className="text-subtle"> × </span>
      {row.web.size}
    </span>
  );
}

export function OthersCell({ row }: Cell) {
  if (row.dynos === null) return <Nothing word="Not read yet" />;
  // A release process runs once per release and is never scaled.
  const scaled = row.others.filter(({ type }) => type !== 'release').sort((a, b) => b.quantity - a.quantity);
  if (scaled.length === 0) return <Nothing word="No other processes" />;
  const text = scaled.map(({ type, quantity }) => `${type} ${quantity}`).join(' · ');
  return <span title={text}>{text}</span>;
}

export function ReleaseCell({ row }: Cell) {
  const { release } = row;
  if (release === null) return <Nothing word={row.readAt.release === null ? 'Not read yet' : 'No release'} />;
  const isFailed = release.status === 'failed';
  return (
    <span className="flex items-center">
      <span
        className={isFailed ? 'w-10.5 shrink-0 font-mono text-danger' : 'w-10.5 shrink-0 font-mono text-foreground'}
      >
        v{release.version}
        {isFailed ? <span className="sr-only"> failed</span> : null}
      </span>
      <span className="w-9 shrink-0 whitespace-nowrap">
        {isFailed ? (
          <StatusShape status="failed" className="mr-0.5 inline size-3" />
        ) : release.at === null ? null : (
          <RelativeTime at={release.at} className="relative tabular-nums" />
        )}
      </span>
      <span className="truncate text-subtle" title={release.by ?? undefined}>
        {release.by}
      </span>
    </span>
  );
}

export function AddOnsCell({ row }: Cell) {
  if (row.addOns === null) return <Nothing word="Not read yet" />;
  const { count, cents } = row.addOns;
  return (
    <span className="flex justify-end gap-1.5 tabular-nums">
      <span className="sr-only">{formatPlural(count, 'add-on')}, </span>
      <span aria-hidden="true" className="text-subtle">
        {count}
      </span>
      <span className="min-w-9 text-right">{formatMoney(cents)}</span>
    </span>
  );
}

export function StackCell({ row }: Cell) {
  if (row.stack === null) return <Nothing word="Unknown stack" />;
  if (!isEndingStack(row.stack)) return <span className="block truncate pl-4.25">{row.stack}</span>;
  return (
    <span className="flex items-center gap-1.25 text-warning">
      <StatusShape status="warning" className="size-3" />
      {row.stack}
    </span>
  );
}

export function UpdatedCell({ row }: Cell) {
  if (row.updatedAt === null) return <Nothing word="Unknown" />;
  return <RelativeTime at={row.updatedAt} className="relative tabular-nums" />;
}
