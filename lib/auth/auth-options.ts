import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import type { AuthOptions, LoggerInstance, Profile } from 'next-auth';
import credentials from 'next-auth/providers/credentials';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { type Env, env } from '@/lib/env';
import { log } from '@/lib/log';
import { type ErrorCode, fail } from '@/lib/result';
import { routes } from '@/lib/routes';
import { callbackPath } from './callback-path';
import { authCookies } from './cookies';
import type { Proof } from './identify';
import { sealRefusal } from './refusal-notice';
import { absoluteMs } from './sessions';
import { signIn } from './sign-in';
import { signOut } from './sign-out';
import { openAttempt } from './token-attempts';

declare module 'next-auth' {
  interface Profile {
    code?: string;
  }
  interface User {
    sessionId?: string;
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sid?: string;
  }
}

/** Where signing out leads. */
export const signedOutPath = routes.signIn({ error: 'signed_out' });

const badToken: ReadonlySet<ErrorCode> = new Set(['heroku_signed_out', 'heroku_forbidden']);
const tooManyAttempts = fail('too_many_attempts', 'Too many tokens were not good.', 'Try again in ten minutes.');

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * The consent page of Heroku. next-auth keeps the state; the code is only carried through it, because `lib/heroku`
 * alone talks to Heroku and tokens must not pass through a library that can log them.
 * https://devcenter.heroku.com/articles/oauth
 */
function herokuProvider({ herokuIdUrl, oauth, oauthScope }: Env): OAuthConfig<Profile>[] {
  if (!oauth) return [];
  return [
    {
      id: 'heroku',
      name: 'Heroku',
      type: 'oauth',
      ...oauth,
      authorization: { url: `${herokuIdUrl}/oauth/authorize`, params: { scope: oauthScope } },
      checks: ['state'],
      token: {
        url: `${herokuIdUrl}/oauth/token`,
        // A request of one's own skips next-auth's comparison of the state, so it is made here.
        async request({ params, checks }) {
          const { code, state } = params;
          if (!code || !state || !checks.state || !isSame(state, checks.state)) throw new Error('state mismatch');
          return { tokens: { code } };
        },
      },
      userinfo: { request: async ({ tokens }) => ({ code: String(tokens.code) }) },
      profile: () => ({ id: 'heroku' }),
    },
  ];
}

function tokenProvider({ allowTokenSignIn }: Env) {
  if (!allowTokenSignIn) return [];
  return [credentials({ id: 'token', credentials: { token: {} }, authorize: () => ({ id: 'token' }) })];
}

const logger: Partial<LoggerInstance> = {
  error: (event, detail) =>
    log.warn({ event, err: detail instanceof Error ? detail : detail?.error }, 'sign-in failed'),
  warn: (event) => log.warn({ event }, 'sign-in warning'),
  debug: () => undefined,
};

/** Signs in, but tries only so many bad tokens of one address; a good one, or one that could not be checked, is free. */
async function signInFrom(address: string, proof: Proof) {
  if (proof.kind === 'oauth') return signIn(proof);
  const attempt = openAttempt(address);
  if (!attempt) return tooManyAttempts;
  const signedIn = await signIn(proof);
  const isBad = signedIn.ok ? !signedIn.value.admitted : badToken.has(signedIn.error.code);
  if (!isBad) attempt.forgive();
  return signedIn;
}

/**
 * How next-auth is set up. Its cookie carries a session id and nothing else; the session itself is a row.
 * `address` is where the request comes from.
 */
export function authOptions(address = 'unknown'): AuthOptions {
  const settings = env();
  const { publicUrl, authSecret } = settings;
  // next-auth takes its own address from nowhere else.
  process.env.NEXTAUTH_URL = publicUrl;
  return {
    providers: [...herokuProvider(settings), ...tokenProvider(settings)],
    secret: authSecret,
    session: { strategy: 'jwt', maxAge: absoluteMs / 1000 },
    cookies: authCookies(publicUrl),
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    logger,
    callbacks: {
      redirect: ({ url, baseUrl }) => `${baseUrl}${url === signedOutPath ? url : callbackPath(url, baseUrl)}`,
      async signIn({ user, account, profile, credentials: form }) {
        const proof: Proof =
          account?.provider === 'heroku'
            ? { kind: 'oauth', code: profile?.code ?? '' }
            : { kind: 'token', token: String(form?.token ?? '') };
        const by = proof.kind === 'token' ? { by: proof.kind } : {};
        const signedIn = await signInFrom(address, proof);
        if (!signedIn.ok) return `${publicUrl}${routes.signIn({ error: signedIn.error.code, ...by })}`;
        if (!signedIn.value.admitted) {
          const notice = await sealRefusal(signedIn.value.email, signedIn.value.reason);
          return `${publicUrl}${routes.signIn({ error: 'not_invited', ...by })}&notice=${notice}`;
        }
        user.sessionId = signedIn.value.sessionId;
        return true;
      },
      jwt: ({ token, user }) => ({ sid: user?.sessionId ?? token.sid }),
    },
    events: {
      async signOut({ token }) {
        if (token.sid) await signOut(token.sid);
      },
    },
  };
}
