import 'server-only';
import type { OAuthTokens } from '@/lib/heroku/schema';
import type { Tokens } from './credentials';

/**
 * Heroku's answer to a grant as it is stored. A refresh whose answer names no refresh token leaves the old one in use.
 * `expires_in` counts seconds from `now`.
 */
export function tokensOf(answer: OAuthTokens, now: Date, previousRefreshToken: string | null = null): Tokens {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? previousRefreshToken,
    expiresAt: answer.expires_in === null ? null : new Date(now.getTime() + answer.expires_in * 1000),
  };
}
