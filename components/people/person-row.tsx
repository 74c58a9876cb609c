import { UserMinus } from 'lucide-react';
import { dropPerson } from '@/app/actions';
import { Avatar } from '@/components/patterns/avatar';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { RelativeTime } from '@/components/patterns/relative-time';
import { Button } from '@/components/ui/button';
import { TableCell, TableRow } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { keys } from '@/lib/queries/keys';
import type { PersonRow as Person } from '@/lib/reads/people';
import { RoleSelect } from './role-select';

export function PersonRow({ person, manageReason }: { person: Person; manageReason: string | null }) {
  const desk = useOperationDesk();
  const { id, name, email, isYou, hasSignedIn, lastSeenAt, removeReason } = person;
  const handleRemove = () =>
    desk.begin({
      action: dropPerson,
      input: { person: id },
      affects: [keys.people, keys.connections, keys.fleet, keys.audits],
      tone: 'destructive',
    });
  return (
    <TableRow className="h-11">
      <TableCell>
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={name} className="size-6" />
          <span className="min-w-0">
            <span className="flex items-center gap-1.5 font-medium text-body text-foreground">
              <span className="truncate">{name}</span>
              {isYou ? <Tag>you</Tag> : null}
            </span>
            {name === email ? null : <span className="block truncate">{email}</span>}
          </span>
        </span>
      </TableCell>
      <TableCell>
        <RoleSelect person={person} manageReason={manageReason} />
      </TableCell>
      <TableCell className="hidden wide:table-cell">
        {hasSignedIn && lastSeenAt ? <RelativeTime at={lastSeenAt} form="sentence" /> : 'Not yet signed in'}
      </TableCell>
      <TableCell className="text-right">
        {manageReason === null ? (
          <Button size="sm" disabledReason={removeReason} onClick={handleRemove} aria-label={`Remove ${name}`}>
            <UserMinus aria-hidden="true" strokeWidth={1.75} className="wide:hidden" />
            <span className="hidden wide:inline">Remove</span>
          </Button>
        ) : null}
      </TableCell>
    </TableRow>
  );
}
