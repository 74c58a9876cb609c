import { forgetFormerPeople } from '@/simulator/engine/collaborators';
import type { App } from '@/simulator/model';
import type { Context } from '@/simulator/route';

/**
 * Gives an app to a team (by name or id) or to an account (by e-mail or id) that exists; 404 otherwise. Transfers of it
 * that nobody has decided on are gone: who began them does not own it any more.
 */
export function transferApp(ctx: Context, app: App, owner: string): void {
  const team = ctx.world.teams.find(owner);
  const account = team ? undefined : ctx.world.accounts.find(owner);
  const ownerId: string | undefined = team?.managerId ?? account?.id;
  if (ownerId === undefined) ctx.refuse(404, 'not_found', "Couldn't find that user.", { resource: 'user' });
  ctx.world.apps.change(app, { ownerId, teamId: team?.id ?? null, locked: false });
  forgetFormerPeople(app);
  for (const { id, appId, state } of [...ctx.world.appTransfers]) {
    if (appId === app.id && state === 'pending') ctx.world.appTransfers.delete(id);
  }
}
