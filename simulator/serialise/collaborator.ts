import type { World } from '@/simulator/engine/world';
import type { App, AppPermission, Collaborator } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';

const descriptions: Record<AppPermission, string> = {
  view: 'Can view the app and its dynos, releases and add-ons',
  deploy: 'Can deploy code, change config vars and add free add-ons',
  operate: 'Can scale, restart and maintain the app and manage its paid add-ons',
  manage: 'Can manage access to the app, transfer and delete it',
};

/** A permission as lists of permissions spell it out. */
export function serialisePermission(name: AppPermission): JsonObject {
  return { name, description: descriptions[name] };
}

/** Somebody with access to an app, and what they may do there. */
export function serialiseCollaborator(world: World, app: App, collaborator: Collaborator): JsonObject {
  const account = world.accounts.get(collaborator.accountId);
  return {
    app: { name: app.name, id: app.id },
    created_at: stamp(collaborator.createdAtMs),
    id: collaborator.id,
    permissions: collaborator.permissions.map(serialisePermission),
    role: collaborator.role,
    updated_at: stamp(collaborator.updatedAtMs),
    user: { email: account?.email ?? 'unknown@herokumanager.com', federated: false, id: collaborator.accountId },
  };
}
