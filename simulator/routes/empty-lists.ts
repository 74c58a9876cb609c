import { type Context, list, type Route } from '@/simulator/route';
import { byId } from './sort';

function emptyList(path: string, checkAccess: (ctx: Context) => unknown, sort = byId): Route {
  return {
    method: 'GET',
    path,
    scope: 'read',
    handle: (ctx) => {
      checkAccess(ctx);
      return list<{ id: string }>([], sort, ({ id }) => ({ id }));
    },
  };
}

const ofApp = (ctx: Context) => ctx.app();
const ofTeam = (ctx: Context) => ctx.team();

/** Lists of what the simulator has none of: drains, webhooks, private spaces, invitations. */
export const emptyListRoutes: Route[] = [
  emptyList('/apps/:app/log-drains', ofApp),
  emptyList('/apps/:app/telemetry-drains', ofApp),
  emptyList('/apps/:app/webhooks', ofApp),
  emptyList('/apps/:app/webhook-events', ofApp),
  emptyList('/apps/:app/webhook-deliveries', ofApp, { ...byId, seq: () => 0 }),
  emptyList('/spaces', (ctx) => ctx.account),
  emptyList('/teams/:team/spaces', ofTeam),
  emptyList('/teams/:team/invitations', ofTeam),
];
