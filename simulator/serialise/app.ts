import type { World } from '@/simulator/engine/world';
import type { App } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { generationReference, regionReference, stackReference } from './reference';
import { stamp, stampOrNull } from './stamp';
import type { Variant } from './variant';

/** An app as `GET /apps` shows it; 3.sdk names the generation plainly and adds what the CLI's `ps` and `info` read. */
export function serialiseApp(world: World, app: App, variant: Variant): JsonObject {
  const owner = world.accounts.get(app.ownerId);
  const team = app.teamId === null ? undefined : world.teams.get(app.teamId);
  const teamReference = team ? { id: team.id, name: team.name } : null;
  return {
    acm: app.acm,
    archived_at: stampOrNull(app.archivedAtMs),
    buildpack_provided_description: app.buildpackDescription,
    build_stack: stackReference(app.buildStack),
    created_at: stamp(app.createdAtMs),
    generation: variant === 'sdk' ? 'cedar' : generationReference(),
    git_url: `https://git.heroku.com/${app.name}.git`,
    id: app.id,
    internal_routing: null,
    maintenance: app.maintenance,
    name: app.name,
    owner: { email: owner?.email ?? 'nobody@herokumanager.com', id: app.ownerId },
    organization: teamReference,
    team: teamReference,
    region: regionReference(app.region),
    released_at: stampOrNull(app.releasedAtMs),
    repo_size: app.repoSizeBytes,
    slug_size: app.slugSizeBytes,
    space: null,
    stack: stackReference(app.stack),
    updated_at: stamp(app.updatedAtMs),
    web_url: `https://${app.webHost}/`,
    ...(variant === 'sdk' ? sdkFields(app) : {}),
  };
}

function sdkFields(app: App): JsonObject {
  return {
    base_image_name: null,
    buildpacks: null,
    create_status: 'complete',
    current_build_architecture: [],
    process_tier: processTier(app),
  };
}

/** What the app's dynos cost by, as `heroku ps` and webhooks name it. */
export function processTier(app: App): string {
  for (const { size } of app.formation.values()) {
    if (size === 'Eco') return 'eco';
    if (size === 'Basic') return 'basic';
  }
  return 'production';
}
