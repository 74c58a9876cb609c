import type { World } from '@/simulator/engine/world';
import type { Scope } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import type { Incoming, Outgoing } from '@/simulator/transport/wire';
import type { Authorization, OAuthClient, Session } from './model';
import { errorPage, escapeHtml, page, redirect } from './page';
import { scopesOf } from './scope-list';
import { sessionOf } from './session-cookie';
import { authorize } from './tokens';

const grantLifeMs = 300_000;

const meanings: Record<Scope, string> = {
  global: 'Everything: account, apps, configuration, authorizations and billing',
  identity: 'Your name and email address',
  read: 'Read apps, without config vars and releases',
  'read-protected': 'Read apps with config vars and releases',
  write: 'Change apps, without config vars and releases',
  'write-protected': 'Change apps with config vars and releases',
};

/**
 * `GET` shows the consent, or redirects at once when the same scope was allowed before; `POST` of its form allows.
 * Only the registered callback is ever redirected to; `redirect_uri` and PKCE parameters are ignored.
 */
export function answerAuthorize(world: World, client: OAuthClient, incoming: Incoming): Outgoing {
  const isPost = incoming.method === 'POST';
  const input = isPost ? new URLSearchParams(incoming.text) : incoming.query;
  if (!isPost && input.get('response_type') !== 'code') return errorPage(400, 'Only response_type=code is supported.');
  let scopes: Scope[];
  try {
    scopes = scopesOf(input.get('scope'));
  } catch (error) {
    if (error instanceof Refusal) return errorPage(error.status, error.message);
    throw error;
  }
  const state = input.get('state');
  const session = sessionOf(world, incoming);
  const request = authorizePath(client, scopes, state);
  if (!session || (!isPost && input.get('prompt') === 'login')) {
    return redirect(`/login?next=${encodeURIComponent(request)}`);
  }
  if (isPost) {
    if (input.get('csrf') !== session.nonce) return errorPage(403, 'This form is not valid any more.');
    if (input.get('authorize') !== 'Allow') return errorPage(422, 'Nothing was chosen.');
    return grant(world, client, consent(world, client, session, scopes), session, state);
  }
  const earlier = findConsent(world, client, session, scopes);
  if (earlier) return grant(world, client, consent(world, client, session, scopes), session, state);
  return consentPage(world, client, session, scopes, state, request);
}

function consentPage(
  world: World,
  client: OAuthClient,
  session: Session,
  scopes: readonly Scope[],
  state: string | null,
  request: string,
): Outgoing {
  const email = world.accounts.get(session.accountId)?.email ?? '';
  const denied = callbackWith(client, { error: 'access_denied' });
  const fields = {
    client_id: client.id,
    scope: scopes.join(' '),
    csrf: session.nonce,
    ...(state === null ? {} : { state }),
  };
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  const content = `<h1>${escapeHtml(client.name)} asks for access</h1>
<p>Signed in as <strong>${escapeHtml(email)}</strong>.
<a href="/login?next=${escapeHtml(encodeURIComponent(request))}">Use another account</a></p>
<ul class="plain">
${scopes.map((scope) => `<li>${meanings[scope]} (<code>${scope}</code>)</li>`).join('\n')}
</ul>
<form method="post" action="/oauth/authorize">
${hidden.join('\n')}
<div class="row">
<button class="primary" name="authorize" value="Allow">Allow</button>
<a class="button" href="${escapeHtml(denied)}">Deny</a>
</div>
</form>`;
  return page(`${client.name} asks for access`, content);
}

function grant(
  world: World,
  client: OAuthClient,
  authorization: Authorization,
  session: Session,
  state: string | null,
): Outgoing {
  const now = world.now();
  const code = world.newId();
  world.grants.add({
    id: world.newId(),
    code,
    authorizationId: authorization.id,
    sessionId: session.id,
    expiresAtMs: now + grantLifeMs,
    createdAtMs: now,
    updatedAtMs: now,
  });
  return redirect(callbackWith(client, { code, ...(state === null ? {} : { state }) }));
}

function consent(world: World, client: OAuthClient, session: Session, scopes: readonly Scope[]): Authorization {
  const earlier = findConsent(world, client, session, scopes);
  if (earlier?.sessionId === session.id) return earlier;
  return authorize(world, {
    accountId: session.accountId,
    clientId: client.id,
    scopes,
    description: client.name,
    sessionId: session.id,
  });
}

function findConsent(
  world: World,
  client: OAuthClient,
  session: Session,
  scopes: readonly Scope[],
): Authorization | undefined {
  const same = world.authorizations
    .in('account', session.accountId)
    .filter((row) => row.clientId === client.id && row.scopes.join(' ') === scopes.join(' '));
  return same.find((row) => row.sessionId === session.id) ?? same[0];
}

function authorizePath(client: OAuthClient, scopes: readonly Scope[], state: string | null): string {
  const query = new URLSearchParams({ client_id: client.id, response_type: 'code', scope: scopes.join(' ') });
  if (state !== null) query.set('state', state);
  return `/oauth/authorize?${query}`;
}

function callbackWith(client: OAuthClient, values: Record<string, string>): string {
  const url = new URL(client.redirectUri);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  return url.toString();
}
