import type { Ms, Scope, Stamped } from '@/simulator/model';

export interface OAuthClient extends Stamped {
  name: string;
  secret: string;
  redirectUri: string;
  ignoresDelinquent: boolean;
  /** Null for a client nobody in the world owns, such as the demo's own. */
  accountId: string | null;
}

/** A consent: what one account lets one client (or nobody in particular) do. Its tokens die with it. */
export interface Authorization extends Stamped {
  accountId: string;
  clientId: string | null;
  description: string;
  scopes: readonly Scope[];
  sessionId: string | null;
  /** The account's default API key, `~` in paths. */
  isDefault: boolean;
}

export interface AccessToken extends Stamped {
  token: string;
  authorizationId: string;
  accountId: string;
  scopes: readonly Scope[];
  /** Null never expires. */
  expiresAtMs: Ms | null;
}

export interface RefreshToken extends Stamped {
  token: string;
  authorizationId: string;
}

export interface Grant extends Stamped {
  code: string;
  authorizationId: string;
  expiresAtMs: Ms;
  sessionId: string;
}

/** A browser login at the identity pages. */
export interface Session extends Stamped {
  accountId: string;
  nonce: string;
}

/** A public SSH key of an account. */
export interface SshKey extends Stamped {
  accountId: string;
  comment: string;
  /** MD5 of the key, in pairs of hex digits. */
  fingerprint: string;
  publicKey: string;
}
