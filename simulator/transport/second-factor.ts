import type { IncomingHttpHeaders } from 'node:http';
import type { World } from '@/simulator/engine/world';
import { Refusal } from '@/simulator/refusal';
import type { Route } from '@/simulator/route';

/** Refuses a change of an app that asks for a second factor, unless it carries the right code. */
export function checkSecondFactor(
  world: World,
  route: Route,
  named: string | undefined,
  headers: IncomingHttpHeaders,
): void {
  if (route.method === 'GET' || route.scope === 'read' || named === undefined) return;
  const app = world.apps.find(named);
  if (!app?.secondFactor || headers['heroku-two-factor-code'] === app.secondFactor) return;
  throw new Refusal(403, 'two_factor', 'A second factor is required.', {
    app: { name: app.name },
    headers: { 'Heroku-Two-Factor-Required': 'true' },
  });
}
