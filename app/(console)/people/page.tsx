import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ConnectionsPanel } from '@/components/connections/connections-panel';
import { PeoplePanel } from '@/components/people/people-panel';
import { keepAnswer } from '@/lib/queries/call';
import { keys } from '@/lib/queries/keys';
import { createQueryClient } from '@/lib/queries/query-client';
import { connectionsRead } from '@/lib/reads/connections';
import { peopleRead } from '@/lib/reads/people';
import { runRead } from '@/lib/reads/run-read';

export const metadata: Metadata = { title: 'People' };

export default async function People() {
  const queries = createQueryClient();
  const [people, connections] = await Promise.all([
    runRead(peopleRead, {}).result,
    runRead(connectionsRead, {}).result,
  ]);
  if (people.ok) keepAnswer(queries, keys.people, people.value);
  if (connections.ok) keepAnswer(queries, keys.connections, connections.value);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <div className="flex min-h-0 flex-1 flex-col overflow-auto bg-canvas">
        <header className="flex min-h-12 items-center px-4 wide:px-5">
          <h1 tabIndex={-1} className="text-title">
            People
          </h1>
        </header>
        <div className="flex max-w-260 flex-col gap-4 px-4 pb-8 wide:px-5">
          <PeoplePanel />
          <ConnectionsPanel />
        </div>
      </div>
    </HydrationBoundary>
  );
}
