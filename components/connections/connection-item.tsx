import Link from 'next/link';
import { setSharing } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { RelativeTime } from '@/components/patterns/relative-time';
import type { Status } from '@/components/patterns/status';
import { StatusMark } from '@/components/patterns/status-mark';
import { Button } from '@/components/ui/button';
import { Tag } from '@/components/ui/tag';
import { formatPlural } from '@/lib/format';
import { keys } from '@/lib/queries/keys';
import type { ConnectionRow } from '@/lib/reads/connections';
import { routes } from '@/lib/routes';

const marks: Record<ConnectionRow['status'], { status: Status; word: string }> = {
  active: { status: 'up', word: 'Active' },
  expired: { status: 'warning', word: 'Expired' },
  invalid: { status: 'failed', word: 'Invalid' },
  suspended: { status: 'down', word: 'Suspended' },
};

export function ConnectionItem({ connection }: { connection: ConnectionRow }) {
  const { name, herokuEmail, isOwn, isShared, status, checkedAt, apps, kind, scope, ownerName } = connection;
  const isDead = status === 'expired' || status === 'invalid';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-row-line border-b px-4 py-3 last:border-b-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex items-center gap-1.5 font-medium">
          <span className="truncate">{name}</span>
          {isOwn ? <Tag>yours</Tag> : null}
        </p>
        <p className="truncate text-small text-muted">
          {herokuEmail} · {kind === 'oauth' ? 'Heroku sign-in' : 'API token'}
          {scope === null ? null : (
            <>
              {' · scope '}
              <code className="font-mono">{scope}</code>
            </>
          )}
        </p>
      </div>
      <div className="w-40 text-small text-muted">
        <StatusMark status={marks[status].status} word={marks[status].word} />
        {isDead && !isOwn ? <p>Works again once {ownerName} signs in.</p> : null}
        {checkedAt ? (
          <p className="text-subtle">
            checked <RelativeTime at={checkedAt} form="sentence" />
          </p>
        ) : null}
      </div>
      <div className="w-44 text-small text-muted">
        <p>{formatPlural(apps, 'app')}</p>
        <p className="text-subtle">
          {isShared ? `shared by ${isOwn ? 'you' : ownerName}: everyone here` : 'private: only you'}
        </p>
      </div>
      <div className="flex gap-2">
        {isOwn && isDead ? (
          <Button asChild variant="primary">
            <Link href={routes.signIn({ callbackUrl: routes.people(), error: 'reconnect' })}>Sign in again</Link>
          </Button>
        ) : null}
        <SharingButton connection={connection} />
      </div>
    </li>
  );
}

function SharingButton({ connection }: { connection: ConnectionRow }) {
  const desk = useOperationDesk();
  const { id, name, isShared, shareReason } = connection;
  const handleClick = () =>
    desk.begin({
      action: setSharing,
      input: { connection: id, isShared: !isShared },
      affects: [keys.connections, keys.people, keys.fleet, keys.audits],
    });
  const label = isShared ? 'Make private' : 'Share';
  return (
    <Button disabledReason={shareReason} onClick={handleClick} aria-label={`${label} ${name}`}>
      {label}
    </Button>
  );
}
