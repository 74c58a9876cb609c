import type { World } from '@/simulator/engine/world';
import type { Account, App } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { regionReference, stackReference } from './reference';
import { stamp, stampOrNull } from './stamp';
import type { Variant } from './variant';

/** An app as team lists and `POST /filters/apps` show it to an account: fewer fields, but whether they joined it. */
export function serialiseTeamApp(world: World, app: App, viewer: Account, variant: Variant): JsonObject {
  const owner = world.accounts.get(app.ownerId);
  const team = app.teamId === null ? undefined : world.teams.get(app.teamId);
  return {
    archived_at: stampOrNull(app.archivedAtMs),
    buildpack_provided_description: app.buildpackDescription,
    build_stack: stackReference(app.buildStack),
    created_at: stamp(app.createdAtMs),
    git_url: `https://git.heroku.com/${app.name}.git`,
    id: app.id,
    internal_routing: null,
    joined: app.ownerId === viewer.id || app.collaborators.has(viewer.id),
    locked: app.locked,
    maintenance: app.maintenance,
    name: app.name,
    team: team ? { name: team.name } : null,
    owner: owner ? { email: owner.email, id: owner.id } : null,
    region: regionReference(app.region),
    released_at: stampOrNull(app.releasedAtMs),
    repo_size: app.repoSizeBytes,
    slug_size: app.slugSizeBytes,
    space: null,
    stack: stackReference(app.stack),
    updated_at: stamp(app.updatedAtMs),
    web_url: `https://${app.webHost}/`,
    ...(variant === 'sdk'
      ? { base_image_name: null, buildpacks: null, current_build_architecture: [], generation: 'cedar' }
      : {}),
  };
}
