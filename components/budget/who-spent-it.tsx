import { useId } from 'react';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { formatCalls, formatCount } from '@/lib/format';
import { formatRate } from './format-rate';
import type { Series } from './series';
import { Swatch } from './swatch';

/** Every consumer with its share, the biggest first; those that share a line come last. */
export function WhoSpentIt({ series, span }: { series: readonly Series[]; span: 'hour' | 'day' }) {
  const titleId = useId();
  const total = series.reduce((sum, { calls }) => sum + calls, 0);
  const sorted = series.toSorted((a, b) => a.members.length - b.members.length || b.calls - a.calls);
  return (
    <Panel aria-labelledby={titleId}>
      <PanelHeader title="Who spent it" titleId={titleId}>
        <span className="text-small text-subtle tabular-nums">
          {formatCalls(total)} in the last {span}
        </span>
      </PanelHeader>
      {total === 0 ? <p className="px-4 py-3 text-muted">Nobody spent a call.</p> : null}
      {total > 0 ? (
        <Table aria-labelledby={titleId}>
          <TableHead className="bg-table-head">
            <tr>
              <TableHeaderCell className="pl-9!">Consumer</TableHeaderCell>
              <TableHeaderCell className="hidden w-52 sm:table-cell">Share</TableHeaderCell>
              <TableHeaderCell className="w-18 text-right">Calls</TableHeaderCell>
              <TableHeaderCell className="w-24 text-right">Per minute</TableHeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {sorted.map((one) => (
              <ConsumerRows key={one.id} consumer={one} total={total} />
            ))}
          </TableBody>
        </Table>
      ) : null}
    </Panel>
  );
}

function ConsumerRows({ consumer, total }: { consumer: Series; total: number }) {
  const { label, note, calls, perMinute, members, colour } = consumer;
  return (
    <>
      <TableRow className="h-9">
        <th scope="row" className="max-w-0 px-2 pl-4 text-left font-normal">
          <span className="flex min-w-0 items-center gap-2.5">
            <Swatch series={consumer} />
            <span className="shrink-0 font-medium text-foreground max-sm:shrink">{label}</span>
            {note ? <span className="truncate text-subtle max-sm:hidden">{note}</span> : null}
          </span>
        </th>
        <Share calls={calls} total={total} colour={colour} />
        <Numbers calls={calls} perMinute={perMinute} />
      </TableRow>
      {members.map((member) => (
        <TableRow key={member.id}>
          <th scope="row" className="max-w-0 truncate px-2 pl-9 text-left font-normal text-muted">
            {member.label}
          </th>
          <Share calls={member.calls} total={total} colour={colour} />
          <Numbers calls={member.calls} perMinute={member.perMinute} />
        </TableRow>
      ))}
    </>
  );
}

function Share({ calls, total, colour }: { calls: number; total: number; colour: string }) {
  return (
    <TableCell className="hidden sm:table-cell">
      <span aria-hidden="true" className="block h-1.5 rounded-xs bg-neutral-subtle">
        <span
          className="block h-full min-w-px rounded-xs"
          style={{ width: `${(calls / total) * 100}%`, backgroundColor: colour }}
        />
      </span>
      <span className="sr-only">{Math.round((calls / total) * 100)} %</span>
    </TableCell>
  );
}

function Numbers({ calls, perMinute }: { calls: number; perMinute: number }) {
  return (
    <>
      <TableCell className="text-right text-foreground tabular-nums">{formatCount(calls)}</TableCell>
      <TableCell className="text-right tabular-nums">{formatRate(perMinute)}</TableCell>
    </>
  );
}
