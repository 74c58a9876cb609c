import { dehydrate } from '@tanstack/react-query';
import { ActivityTab } from '@/components/activity/activity-tab';
import { HydrateNow } from '@/components/patterns/hydrate-now';
import { ReadError } from '@/components/patterns/read-error';
import { keepAnswer } from '@/lib/queries/call';
import { keys } from '@/lib/queries/keys';
import { createQueryClient } from '@/lib/queries/query-client';
import { activityRead } from '@/lib/reads/activity';
import { runRead } from '@/lib/reads/run-read';
import { routes } from '@/lib/routes';
import { timelineLooksAt } from '@/lib/rules/activity';
import { type AppPageProps, openApp } from '../open-app';

export default async function AppActivityPage(props: AppPageProps) {
  const app = await openApp(props, routes.appActivity);
  if (!app.ok) return <ReadError error={app.error} className="m-5" />;
  const { id } = app.value;
  const max = timelineLooksAt.remembered;
  const queries = createQueryClient();
  const answer = await runRead(activityRead, { app: id, max }).result;
  if (answer.ok) keepAnswer(queries, keys.activity(id, max), answer.value);
  return (
    <HydrateNow state={dehydrate(queries)}>
      <ActivityTab app={id} />
    </HydrateNow>
  );
}
