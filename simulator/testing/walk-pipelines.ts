import type { Caller } from './api-caller';
import type { WalkGround } from './walk-apps';

/** Every call about pipelines; `pass` lets that much world time go by. */
export async function walkPipelines(
  { one, many }: Caller,
  { app, team }: WalkGround,
  pass: (ms: number) => Promise<void>,
): Promise<void> {
  await many('GET', '/pipelines');
  await many('GET', '/pipeline-couplings');
  await many('GET', '/users/~/pipeline-couplings');
  await many('GET', `/teams/${team}/pipeline-couplings`);
  const coupling = await one('GET', `/apps/${app}/pipeline-couplings`);
  await one('GET', `/pipeline-couplings/${coupling.id}`);
  const { id } = coupling.pipeline as { id: string };
  await one('GET', `/pipelines/${id}`);
  const couplings = await many('GET', `/pipelines/${id}/pipeline-couplings`);
  await many('GET', `/pipelines/${id}/latest-releases`);
  await many('GET', `/pipelines/${id}/latest-deployments`);
  await many('GET', `/pipelines/${id}/latest-builds`);
  await one('GET', `/pipelines/${id}/pipeline-stack`);

  const appIn = (stage: string) => couplings.find((row) => row.stage === stage)?.app;
  const promotion = await one('POST', '/pipeline-promotions', {
    pipeline: { id },
    source: { app: appIn('staging') },
    targets: [{ app: appIn('production') }],
  });
  await many('GET', `/pipeline-promotions/${promotion.id}/promotion-targets`);
  await pass(60_000);
  await one('GET', `/pipeline-promotions/${promotion.id}`);
  await many('GET', `/pipeline-promotions/${promotion.id}/promotion-targets`);

  const made = await one('POST', '/pipelines', { name: 'walk-pipeline' });
  await one('PATCH', `/pipelines/${made.id}`, { name: 'walk-pipeline-2' });
  const member = await one('POST', '/apps', { name: 'walk-coupled' });
  const joined = await one('POST', '/pipeline-couplings', { app: member.id, pipeline: made.id, stage: 'staging' });
  const { id: teamId } = await one('GET', `/teams/${team}`);
  await one('POST', '/pipeline-transfers', { pipeline: { id: made.id }, new_owner: { id: teamId, type: 'team' } });
  await one('PATCH', `/pipeline-couplings/${joined.id}`, { stage: 'production' });
  await one('DELETE', `/pipeline-couplings/${joined.id}`);
  await one('DELETE', `/pipelines/${made.id}`);
}

/** Every call about add-ons, attachments and their catalogue. */
export async function walkAddOns(
  { one, many }: Caller,
  { app, team }: WalkGround,
  pass: (ms: number) => Promise<void>,
): Promise<void> {
  await many('GET', '/addons');
  await many('GET', '/users/~/addons');
  await many('GET', `/teams/${team}/addons`);
  await many('GET', `/apps/${app}/addons`);
  const addOn = await one('POST', `/apps/${app}/addons`, { plan: { name: 'heroku-postgresql:essential-0' } });
  await one('GET', `/addons/${addOn.name}`);
  await pass(60_000);
  await one('GET', `/apps/${app}/addons/${addOn.id}`);
  await one('PATCH', `/apps/${app}/addons/${addOn.id}`, { plan: 'heroku-postgresql:essential-1' });
  await many('POST', '/actions/addons/resolve', { addon: addOn.name, app });
  await many('GET', '/addon-attachments');
  await many('GET', `/addons/${addOn.id}/addon-attachments`);
  const [first] = await many('GET', `/apps/${app}/addon-attachments`);
  await one('GET', `/apps/${app}/addon-attachments/${first?.name}`);
  const attachment = await one('POST', '/addon-attachments', { addon: addOn.id, app, name: 'WALK' });
  await many('POST', '/actions/addon-attachments/resolve', { addon_attachment: 'WALK', app });
  await one('GET', `/addon-attachments/${attachment.id}`);
  await one('DELETE', `/addon-attachments/${attachment.id}`);
  await one('DELETE', `/apps/${app}/addons/${addOn.id}`, { force: false });
  const [service] = await many('GET', '/addon-services');
  await one('GET', `/addon-services/${service?.id}`);
  const [plan] = await many('GET', `/addon-services/${service?.name}/plans`);
  await one('GET', `/addon-services/${service?.name}/plans/${plan?.id}`);
  await one('GET', `/plans/${plan?.name}`);
}
