import type { World } from '@/simulator/engine/world';
import type { Incoming, Outgoing } from '@/simulator/transport/wire';
import { redirect } from './page';
import { expiredCookie, sessionOf } from './session-cookie';
import { endSession } from './tokens';

/** Ends the browser login and every token issued through it. `url` is only followed to Heroku's own hosts. */
export function logOut(world: World, incoming: Incoming): Outgoing {
  const session = sessionOf(world, incoming);
  if (session) endSession(world, session.id);
  return redirect(ownUrl(incoming.query.get('url')) ?? '/login', { 'Set-Cookie': expiredCookie(world) });
}

function ownUrl(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' && (hostname === 'heroku.com' || hostname.endsWith('.heroku.com')) ? text : null;
}
