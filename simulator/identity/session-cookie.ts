import type { World } from '@/simulator/engine/world';
import type { Incoming } from '@/simulator/transport/wire';
import type { Session } from './model';

/** The browser's login in this world, if it has one. */
export function sessionOf(world: World, incoming: Incoming): Session | null {
  const id = cookieOf(incoming, nameFor(world));
  return id === null ? null : (world.sessions.get(id) ?? null);
}

/** The `Set-Cookie` that starts a browser login; worlds do not share theirs. */
export function sessionCookie(world: World, session: Session): string {
  return `${nameFor(world)}=${session.id}; Path=/; HttpOnly; SameSite=Lax`;
}

/** The `Set-Cookie` that ends it. */
export function expiredCookie(world: World): string {
  return `${nameFor(world)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
}

function nameFor(world: World): string {
  return `heroku_session_${world.id.replace(/[^\w-]/g, '_')}`;
}

function cookieOf(incoming: Incoming, name: string): string | null {
  for (const pair of String(incoming.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return null;
}
