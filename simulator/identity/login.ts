import { visibleApps } from '@/simulator/engine/access';
import type { World } from '@/simulator/engine/world';
import type { Account } from '@/simulator/model';
import type { Incoming, Outgoing } from '@/simulator/transport/wire';
import { errorPage, escapeHtml, page, redirect } from './page';
import { sessionCookie } from './session-cookie';

/** The choice of an account, in place of a password form. */
export function loginPage(world: World, next: string): Outgoing {
  const choices = world.announced.flatMap((id) => world.accounts.get(id) ?? []);
  const content = `<h1>Choose an account</h1>
<p>Each account sees other teams and apps. Sign in as any of them.</p>
<form method="post" action="/login">
<input type="hidden" name="world" value="${escapeHtml(world.id)}">
<input type="hidden" name="next" value="${escapeHtml(next)}">
<ul>
${choices.map((account) => `<li>${accountButton(world, account)}</li>`).join('\n')}
</ul>
</form>`;
  return page('Choose an account', content);
}

/** Starts a browser login and replays what was asked for before it. */
export function logIn(world: World, incoming: Incoming): Outgoing {
  const form = new URLSearchParams(incoming.text);
  const account = world.accounts.find(form.get('account') ?? '');
  if (!account) return errorPage(422, 'There is no such account.');
  const now = world.now();
  const session = world.sessions.add({
    id: world.newId(),
    accountId: account.id,
    nonce: world.newId().replaceAll('-', '').slice(0, 16),
    createdAtMs: now,
    updatedAtMs: now,
  });
  account.lastLoginMs = now;
  return redirect(localPath(form.get('next')), { 'Set-Cookie': sessionCookie(world, session) });
}

function accountButton(world: World, account: Account): string {
  const teams = Array.from(world.teams).filter((team) => team.members.has(account.id));
  const names = teams.map((team) => team.name).join(', ');
  const count = visibleApps(world, account).length;
  const apps = `${count === 0 ? 'No' : count} app${count === 1 ? '' : 's'}`;
  return `<button class="account" name="account" value="${escapeHtml(account.id)}">
<strong>${escapeHtml(account.name ?? account.email)}</strong>
<span>${escapeHtml(account.email)}</span>
<span>${escapeHtml(names === '' ? `${apps}, no team` : `${apps} in ${names}`)}</span>
</button>`;
}

function localPath(next: string | null): string {
  return next?.startsWith('/oauth/authorize?') ? next : '/';
}
