import type { TestWorld } from './test-world';

/** A browser at the identity site: keeps cookies, never follows redirects. */
export class Visitor {
  cookie = '';
  readonly #site: string;

  constructor(site: string) {
    this.#site = site;
  }

  async open(path: string, form?: Record<string, string>) {
    const response = await fetch(new URL(path, this.#site), {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { Cookie: this.cookie },
      body: form ? new URLSearchParams(form) : null,
    });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0] ?? '';
    return { status: response.status, location: response.headers.get('location') ?? '', html: await response.text() };
  }
}

/** The address a console sends its visitors to. */
export function authorizePath(world: TestWorld, more: Record<string, string> = {}): string {
  const query = { client_id: world.line.oauth.clientId, response_type: 'code', scope: 'global', state: 's1', ...more };
  return `/oauth/authorize?${new URLSearchParams(query)}`;
}

/** The hidden fields of a form. */
export function fieldsOf(html: string): Record<string, string> {
  const fields = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  return Object.fromEntries(Array.from(fields, (match) => [match[1] ?? '', match[2] ?? '']));
}

/** Chooses an account on the login page that the authorization leads to; answers the consent page. */
export async function signIn(world: TestWorld, visitor: Visitor, email: string, more: Record<string, string> = {}) {
  const asked = await visitor.open(authorizePath(world, more));
  if (!asked.location.startsWith('/login?next=')) throw new Error(`No login was asked for: ${asked.status}`);
  const login = await visitor.open(asked.location);
  const card = new RegExp(`value="([^"]+)">\\s*<strong>[^<]*</strong>\\s*<span>${email}<`).exec(login.html);
  const chosen = await visitor.open('/login', {
    world: world.line.world,
    next: plainText(fieldsOf(login.html).next ?? ''),
    account: card?.[1] ?? '',
  });
  return visitor.open(chosen.location);
}

/** Text of an attribute as a browser reads it. */
export function plainText(text: string): string {
  return text.replaceAll('&amp;', '&');
}

/** Signs in as the account that sees most and allows; answers the grant code. */
export async function codeFor(
  world: TestWorld,
  visitor = new Visitor(world.line.id),
  more: Record<string, string> = {},
) {
  const consent = await signIn(world, visitor, 'mara@fernhill.example', more);
  const allowed = await visitor.open('/oauth/authorize', { ...fieldsOf(consent.html), authorize: 'Allow' });
  return new URL(allowed.location).searchParams.get('code') ?? '';
}
