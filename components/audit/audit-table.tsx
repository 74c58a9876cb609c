import Link from 'next/link';
import { Avatar } from '@/components/patterns/avatar';
import { ExactTime } from '@/components/patterns/exact-time';
import { ListHead } from '@/components/patterns/list-head';
import { RelativeTime } from '@/components/patterns/relative-time';
import type { Status } from '@/components/patterns/status';
import { StatusMark } from '@/components/patterns/status-mark';
import { Tag } from '@/components/ui/tag';
import type { AuditEvent } from '@/lib/reads/audit';
import { routes } from '@/lib/routes';

/** The rows of the audit log; an intent without an outcome is still running, or its process died. */
export function AuditTable({ events }: { events: readonly AuditEvent[] }) {
  return (
    <table aria-label="Audit log" className="w-full table-fixed sm:min-w-160 text-left text-small">
      <ListHead>
        <th scope="col" className="w-46 pl-5! max-sm:w-16 max-sm:pl-4!">
          When
        </th>
        <th scope="col" className="w-44 max-sm:w-10">
          Who
        </th>
        <th scope="col" className="w-36 max-sm:w-22">
          What
        </th>
        <th scope="col">Summary</th>
        <th scope="col" className="w-56 max-sm:hidden">
          App
        </th>
        <th scope="col" className="w-16 pr-5! text-right max-sm:hidden">
          Row
        </th>
      </ListHead>
      <tbody>
        {events.map((event) => (
          <AuditRow key={event.seq} event={event} />
        ))}
      </tbody>
    </table>
  );
}

function AuditRow({ event }: { event: AuditEvent }) {
  const { status, word } = markOf(event);
  return (
    <tr className="h-8 text-muted hover:bg-hover [&>td]:border-row-line [&>td]:border-b [&>td]:px-2">
      <td className="pl-5! max-sm:pl-4!">
        <ExactTime at={event.at} className="tabular-nums max-sm:hidden" />
        <RelativeTime at={event.at} className="tabular-nums sm:hidden" />
      </td>
      <td>
        <span className="flex min-w-0 items-center gap-2">
          <Avatar name={event.actorName} />
          <span className="truncate text-foreground max-sm:sr-only">{event.actorName}</span>
        </span>
      </td>
      <td>
        <StatusMark status={status} word={word} />
      </td>
      <td className="truncate max-sm:wrap-anywhere max-sm:whitespace-normal max-sm:py-1.5" title={event.summary}>
        {event.undoOf ? <Tag className="mr-2">Undo</Tag> : null}
        <span className="text-foreground">{event.summary}</span>
        {event.requestId ? <span className="ml-2 font-mono text-subtle">{event.requestId.split(',')[0]}</span> : null}
      </td>
      <td className="truncate max-sm:hidden">
        {event.appId && event.kind !== 'denied' ? (
          <Link href={routes.app(event.target)} className="rounded-sm hover:text-link">
            {event.target}
          </Link>
        ) : (
          '–'
        )}
      </td>
      <td className="pr-5! text-right font-mono max-sm:hidden text-subtle tabular-nums">{event.seq}</td>
    </tr>
  );
}

function markOf({ kind, outcome }: AuditEvent): { status: Status; word: string } {
  if (kind === 'intent') return { status: 'current', word: 'Intent' };
  if (kind === 'denied') return { status: 'warning', word: 'Denied' };
  if (kind === 'access') return { status: 'current', word: 'Access' };
  if (outcome === 'succeeded') return { status: 'succeeded', word: 'Done' };
  return outcome === 'failed' ? { status: 'failed', word: 'Failed' } : { status: 'unknown', word: 'Unknown' };
}
