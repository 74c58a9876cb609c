import type { Caller } from './api-caller';
import type { WalkGround } from './walk-apps';

/** Every call about builds, logs, drains, webhooks, usage and review apps; `pass` lets that much world time go by. */
export async function walkObserving(
  { one, many }: Caller,
  { app, team }: WalkGround,
  pass: (ms: number) => Promise<void>,
): Promise<void> {
  const { source_blob: blob } = await one('POST', '/sources');
  await one('POST', `/apps/${app}/sources`);
  const webhook = await one('POST', `/apps/${app}/webhooks`, {
    include: ['api:build', 'api:release', 'dyno'],
    level: 'sync',
    url: 'https://walk.example.com/hooks',
  });
  await many('GET', `/apps/${app}/webhooks`);
  await one('GET', `/apps/${app}/webhooks/${webhook.id}`);
  await one('PATCH', `/apps/${app}/webhooks/${webhook.id}`, { level: 'notify' });

  const build = await one('POST', `/apps/${app}/builds`, { source_blob: { url: 'https://walk.example.com/a.tgz' } });
  const put = await one('POST', `/apps/${app}/builds`, {
    source_blob: { url: (blob as { get_url: string }).get_url, version: '8f3c1ae', checksum: null },
    buildpacks: [{ url: 'heroku/ruby' }],
  });
  await one('DELETE', `/apps/${app}/builds/${put.id}`);
  await pass(60_000);
  await one('GET', `/apps/${app}/builds/${build.id}`);
  await many('GET', `/apps/${app}/builds`);
  await one('DELETE', `/apps/${app}/build-cache`);

  await one('POST', `/apps/${app}/log-sessions`, { lines: 10, source: 'app', dyno_name: 'web.1', tail: true });
  const drain = await one('POST', `/apps/${app}/log-drains`, { url: 'https://walk.example.com/drain' });
  await many('GET', `/apps/${app}/log-drains`);
  await one('GET', `/apps/${app}/log-drains/${drain.token}`);
  await one('DELETE', `/apps/${app}/log-drains/${drain.id}`);
  await many('GET', `/apps/${app}/telemetry-drains`);

  const [event] = await many('GET', `/apps/${app}/webhook-events`);
  await one('GET', `/apps/${app}/webhook-events/${event?.id}`);
  const deliveries = await many('GET', `/apps/${app}/webhook-deliveries`, undefined, { Range: 'seq ..; order=desc' });
  await one('GET', `/apps/${app}/webhook-deliveries/${deliveries[0]?.id}`);
  await one('DELETE', `/apps/${app}/webhooks/${webhook.id}`);

  const { id: teamId } = await one('GET', `/teams/${team}`);
  await many('GET', `/teams/${teamId}/usage/daily?start=2026-11-01&end=2026-11-02`);
  await many('GET', `/teams/${teamId}/usage/monthly?start=2026-01`);
  await one('GET', `/teams/${teamId}/usage`);
  await one('GET', `/apps/${app}/usage`);
  await one('GET', `/teams/${teamId}/apps/${app}/usage`);
  const { pipeline } = await one('GET', `/apps/${app}/pipeline-couplings`);
  const [review] = await many('GET', `/pipelines/${(pipeline as { id: string }).id}/review-apps`);
  await one('GET', `/review-apps/${review?.id}`);
  await one('GET', `/apps/${(review?.app as { id: string } | undefined)?.id}/review-app`);
}
