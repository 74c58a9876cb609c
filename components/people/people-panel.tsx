'use client';

import { useQuery } from '@tanstack/react-query';
import { ReadError } from '@/components/patterns/read-error';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { formatPlural } from '@/lib/format';
import { errorOf } from '@/lib/queries/error-of';
import { peopleOptions } from '@/lib/queries/people';
import { AddPersonForm } from './add-person-form';
import { PersonRow } from './person-row';

/** Who works here. An owner adds, changes and removes people; everybody else reads the list. */
export function PeoplePanel() {
  const { data, error, isError, isFetching, refetch } = useQuery(peopleOptions());
  return (
    <Panel aria-labelledby="people-title">
      <PanelHeader title="Who works here" titleId="people-title">
        {data ? (
          <span className="text-small text-subtle">{formatPlural(data.people.length, 'person', 'people')}</span>
        ) : null}
      </PanelHeader>
      {isError && !data ? (
        <ReadError error={errorOf(error)} onRetry={refetch} isRetrying={isFetching} className="m-4" />
      ) : null}
      {data ? (
        <>
          <AddPersonForm manageReason={data.manageReason} />
          <Table aria-labelledby="people-title" className="table-fixed">
            <TableHead>
              <TableRow>
                <TableHeaderCell>Person</TableHeaderCell>
                <TableHeaderCell className="w-29 wide:w-32">Role</TableHeaderCell>
                <TableHeaderCell className="hidden w-36 wide:table-cell">Last seen</TableHeaderCell>
                <TableHeaderCell className="w-14 wide:w-24">
                  <span className="sr-only">Actions</span>
                </TableHeaderCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {data.people.map((person) => (
                <PersonRow key={person.id} person={person} manageReason={data.manageReason} />
              ))}
            </TableBody>
          </Table>
        </>
      ) : null}
      {!data && !isError ? <Skeleton className="m-4 h-3" /> : null}
    </Panel>
  );
}
