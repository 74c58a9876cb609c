'use client';

import Link from 'next/link';
import { Fragment, useRef } from 'react';
import { ListHead } from '@/components/patterns/list-head';
import { RelativeTime } from '@/components/patterns/relative-time';
import { StageTag } from '@/components/patterns/stage-tag';
import { StatusMark } from '@/components/patterns/status-mark';
import { useListKeys } from '@/components/patterns/use-list-keys';
import { cn } from '@/components/ui/cn';
import type { ReleaseEverywhere } from '@/lib/reads/releases-everywhere';
import { routes } from '@/lib/routes';
import type { Day } from './days';
import { releaseLook } from './release-look';

const idOf = ({ appId, version }: ReleaseEverywhere) => `${appId}-${version}`;

/** The log as a table, day by day. */
export function LogTable({ days }: { days: readonly Day<ReleaseEverywhere>[] }) {
  const table = useRef<HTMLTableElement>(null);
  useListKeys(
    days.flatMap(({ items }) => items.map(idOf)),
    table,
  );
  return (
    <table ref={table} aria-label="Releases" className="hidden w-full table-fixed text-left text-small wide:table">
      <ListHead>
        <th scope="col" className="pl-5!">
          App
        </th>
        <th scope="col" className="w-20">
          Stage
        </th>
        <th scope="col" className="w-36">
          Release
        </th>
        <th scope="col" className="w-[36%]">
          What
        </th>
        <th scope="col" className="w-32">
          Who
        </th>
        <th scope="col" className="w-20 pr-5! text-right">
          Age
        </th>
      </ListHead>
      <tbody>
        {days.map(({ key, label, items }) => (
          <Fragment key={key}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={6}
                className="h-8 border-row-line border-b bg-page px-5 pt-2 font-medium text-caption text-muted"
              >
                {label}
              </th>
            </tr>
            {items.map((release) => (
              <LogRow key={idOf(release)} release={release} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

const focused =
  'has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-ring';

function LogRow({ release }: { release: ReleaseEverywhere }) {
  const { app, stage, version, status, description, by, at } = release;
  const look = releaseLook(status);
  const isFailed = status === 'failed';
  const person = by?.split('@')[0] ?? null;
  return (
    <tr
      data-row-id={idOf(release)}
      className={cn('relative h-8 text-muted hover:bg-hover [&>*]:border-row-line [&>*]:border-b [&>*]:px-2', focused)}
    >
      <th scope="row" className="truncate pl-5! font-normal">
        <Link
          href={routes.app(app, 'releases')}
          prefetch={false}
          title={app}
          className="font-medium text-body text-foreground outline-none after:absolute after:inset-0"
        >
          {app}
        </Link>
      </th>
      <td>{stage === null ? null : <StageTag stage={stage} />}</td>
      <td>
        <span className="flex items-center">
          <span className="w-14 shrink-0 font-mono text-foreground">v{version}</span>
          <StatusMark {...look} isShapeOnly={status === 'succeeded'} />
        </span>
      </td>
      <td className={cn('truncate', isFailed && 'text-danger')} title={description ?? undefined}>
        {description ?? <span className="text-subtle">no description</span>}
      </td>
      <td className="truncate" title={by ?? undefined}>
        {person}
      </td>
      <td className="pr-5! text-right">
        <RelativeTime at={at} className="relative tabular-nums" />
      </td>
    </tr>
  );
}
