import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Env, parseEnv } from '@/lib/env';
import { tempFolder } from '@/lib/testing/temp-folder';

const authSecret = randomBytes(32).toString('base64');
const key = randomBytes(32);
const complete = {
  AUTH_SECRET: authSecret,
  ENCRYPTION_KEY: key.toString('base64'),
  PUBLIC_URL: 'https://dynodeck.example.com',
  OWNER_EMAILS: 'ada@example.com',
};
const client = {
  HEROKU_OAUTH_CLIENT_ID: '6f1c4a0e-2f5b-4a4e-9d3c-5f4c8f9a1b2c',
  HEROKU_OAUTH_CLIENT_SECRET: 'oauth-client-secret',
};

function accepted(extra: Record<string, string | undefined> = {}): Env {
  const check = parseEnv({ ...complete, ...client, ...extra });
  if (!check.ok) throw new Error(check.problems.join('\n'));
  return check.env;
}

function problems(extra: Record<string, string | undefined>): string[] {
  const check = parseEnv({ ...complete, ...client, ...extra });
  return check.ok ? [] : check.problems;
}

function secretFile(content: string): string {
  const file = path.join(tempFolder(), 'secret');
  writeFileSync(file, content);
  return file;
}

describe('defaults', () => {
  it('are those of the documentation', () => {
    const { encryptionKeys, ...env } = accepted();
    expect(env).toEqual({
      herokuApiUrl: 'https://api.heroku.com',
      herokuIdUrl: 'https://id.heroku.com',
      herokuHostTag: null,
      oauth: { clientId: client.HEROKU_OAUTH_CLIENT_ID, clientSecret: 'oauth-client-secret' },
      oauthScope: 'global',
      authSecret,
      databaseUrl: null,
      dataDir: path.resolve('.data'),
      publicUrl: 'https://dynodeck.example.com',
      ownerEmails: ['ada@example.com'],
      workspaceName: 'Dynodeck',
      readOnly: false,
      allowTokenSignIn: false,
      reserveCalls: 900,
      port: 3000,
      isDemo: false,
      logLevel: 'info',
    });
    expect(encryptionKeys).toEqual([key]);
  });

  it('treat an empty variable as an absent one', () => {
    expect(accepted({ PORT: '', HEROKU_API_URL: ' ', READ_ONLY: '' })).toMatchObject({ port: 3000, readOnly: false });
  });
});

describe('accepted values', () => {
  const second = randomBytes(32);
  it.each<[string, Record<string, string>, Partial<Env>]>([
    ['hex key', { ENCRYPTION_KEY: key.toString('hex') }, { encryptionKeys: [key] }],
    ['url-safe base64 key', { ENCRYPTION_KEY: key.toString('base64url') }, { encryptionKeys: [key] }],
    [
      'several keys, newest first',
      { ENCRYPTION_KEY: `${second.toString('base64')}, ${key.toString('hex')}` },
      { encryptionKeys: [second, key] },
    ],
    ['http on localhost', { PUBLIC_URL: 'http://localhost:3000/' }, { publicUrl: 'http://localhost:3000' }],
    ['token sign-in on by default on loopback', { PUBLIC_URL: 'http://127.0.0.1:80' }, { allowTokenSignIn: true }],
    [
      'token sign-in switched off on loopback',
      { PUBLIC_URL: 'http://[::1]:3000', ALLOW_TOKEN_SIGN_IN: 'false' },
      { allowTokenSignIn: false },
    ],
    ['token sign-in switched on elsewhere', { ALLOW_TOKEN_SIGN_IN: '1' }, { allowTokenSignIn: true }],
    ['read-only', { READ_ONLY: 'yes' }, { readOnly: true }],
    ['demo', { DYNODECK_DEMO: '1' }, { isDemo: true }],
    [
      'another Heroku with a path prefix and a trailing slash',
      { HEROKU_API_URL: 'http://127.0.0.1:4100/api/', HEROKU_ID_URL: 'http://127.0.0.1:4100/' },
      {
        herokuApiUrl: 'http://127.0.0.1:4100/api',
        herokuIdUrl: 'http://127.0.0.1:4100',
        herokuHostTag: '127.0.0.1:4100',
      },
    ],
    [
      'the real Heroku written out',
      { HEROKU_API_URL: 'https://api.heroku.com/', HEROKU_ID_URL: 'https://id.heroku.com' },
      { herokuHostTag: null },
    ],
    [
      'owners in any case',
      { OWNER_EMAILS: 'Ada@Example.com, bo@x.io' },
      { ownerEmails: ['ada@example.com', 'bo@x.io'] },
    ],
    ['no calls kept for people', { RESERVE_CALLS: '0' }, { reserveCalls: 0 }],
    ['any free port', { PORT: '0' }, { port: 0 }],
    ['database', { DATABASE_URL: 'postgres://u:p@db/x' }, { databaseUrl: 'postgres://u:p@db/x' }],
    ['dyno with a database', { DYNO: 'web.1', DATABASE_URL: 'postgres://u:p@db/x' }, {}],
  ])('%s', (_name, extra, expected) => {
    expect(accepted(extra)).toMatchObject(expected);
  });

  it('reads every secret from a file instead', () => {
    const env = accepted({
      AUTH_SECRET: undefined,
      AUTH_SECRET_FILE: secretFile(`${authSecret}\n`),
      ENCRYPTION_KEY: undefined,
      ENCRYPTION_KEY_FILE: secretFile(`${key.toString('hex')}\n`),
      HEROKU_OAUTH_CLIENT_SECRET: undefined,
      HEROKU_OAUTH_CLIENT_SECRET_FILE: secretFile('from a file'),
      DATABASE_URL_FILE: secretFile('postgres://u:p@db/x'),
    });
    expect(env).toMatchObject({ authSecret, encryptionKeys: [key], databaseUrl: 'postgres://u:p@db/x' });
    expect(env.oauth?.clientSecret).toBe('from a file');
  });
});

describe('refused values', () => {
  it.each<[string, Record<string, string | undefined>, RegExp]>([
    ['no AUTH_SECRET', { AUTH_SECRET: undefined }, /^AUTH_SECRET is missing/],
    ['short AUTH_SECRET', { AUTH_SECRET: 'hunter2' }, /^AUTH_SECRET is weak: it has fewer/],
    ['repeating AUTH_SECRET', { AUTH_SECRET: 'abc'.repeat(20) }, /^AUTH_SECRET is weak: it repeats/],
    ['a reserve that leaves nothing', { RESERVE_CALLS: '4001' }, /^RESERVE_CALLS is above 4,000/],
    ['a reserve in words', { RESERVE_CALLS: 'many' }, /^RESERVE_CALLS is not a number of calls/],
    ['no ENCRYPTION_KEY', { ENCRYPTION_KEY: undefined }, /^ENCRYPTION_KEY is missing/],
    ['31 bytes', { ENCRYPTION_KEY: randomBytes(31).toString('base64') }, /^ENCRYPTION_KEY is not 32 bytes/],
    ['63 hex digits', { ENCRYPTION_KEY: key.toString('hex').slice(1) }, /^ENCRYPTION_KEY is not 32 bytes/],
    ['all-zero key', { ENCRYPTION_KEY: '0'.repeat(64) }, /^ENCRYPTION_KEY is weak/],
    [
      'a bad second key',
      { ENCRYPTION_KEY: `${key.toString('hex')},oops` },
      /^ENCRYPTION_KEY key 2 of the list is not 32 bytes/,
    ],
    ['one key twice', { ENCRYPTION_KEY: `${key.toString('hex')},${key.toString('base64')}` }, /lists one key twice/],
    ['no PUBLIC_URL', { PUBLIC_URL: undefined }, /^PUBLIC_URL is missing/],
    ['http in public', { PUBLIC_URL: 'http://dynodeck.example.com' }, /^PUBLIC_URL is plain http/],
    ['http on a host that begins like loopback', { PUBLIC_URL: 'http://127.evil.com' }, /^PUBLIC_URL is plain http/],
    ['PUBLIC_URL with a path', { PUBLIC_URL: 'https://x.io/deck' }, /^PUBLIC_URL must be an origin/],
    ['no address', { PUBLIC_URL: 'dynodeck' }, /^PUBLIC_URL is not an http\(s\) address/],
    ['no owner', { OWNER_EMAILS: undefined }, /^OWNER_EMAILS is missing/],
    ['an owner that is no e-mail', { OWNER_EMAILS: 'ada' }, /^OWNER_EMAILS must be e-mail addresses/],
    ['id without secret', { HEROKU_OAUTH_CLIENT_SECRET: undefined }, /^HEROKU_OAUTH_CLIENT_SECRET is missing/],
    ['secret without id', { HEROKU_OAUTH_CLIENT_ID: undefined }, /^HEROKU_OAUTH_CLIENT_ID is missing/],
    ['dyno without database', { DYNO: 'web.1' }, /^DATABASE_URL is missing: a dyno's disk/],
    ['another database', { DATABASE_URL: 'mysql://u:p@db/x' }, /^DATABASE_URL is not a postgres/],
    ['no port', { PORT: 'http' }, /^PORT is not a port/],
    ['no flag', { READ_ONLY: 'maybe' }, /^READ_ONLY is neither true nor false/],
    ['no API address', { HEROKU_API_URL: 'ftp://x' }, /^HEROKU_API_URL is not an http/],
    ['password in the API address', { HEROKU_API_URL: 'https://a:b@x.io' }, /^HEROKU_API_URL must not contain/],
    ['value and file', { AUTH_SECRET_FILE: '/dev/null' }, /^AUTH_SECRET and AUTH_SECRET_FILE are both set/],
    [
      'file that is not there',
      { AUTH_SECRET: undefined, AUTH_SECRET_FILE: '/nowhere/secret' },
      /^AUTH_SECRET_FILE cannot be read: ENOENT/,
    ],
    ['empty file', { AUTH_SECRET: undefined, AUTH_SECRET_FILE: '/dev/null' }, /^AUTH_SECRET_FILE names an empty file/],
  ])('%s', (_name, extra, expected) => {
    const found = problems(extra);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });

  it('are all named at once, without their values', () => {
    const check = parseEnv({ AUTH_SECRET: 'tiny-secret', ENCRYPTION_KEY: 'tiny-key', DYNO: 'web.1' });
    if (check.ok) throw new Error('accepted');
    expect(check.problems.map((line) => line.split(' ')[0])).toEqual([
      'AUTH_SECRET',
      'ENCRYPTION_KEY',
      'PUBLIC_URL',
      'OWNER_EMAILS',
      'DATABASE_URL',
    ]);
    expect(check.problems.join()).not.toMatch(/tiny-/);
  });
});

describe('warnings', () => {
  it.each<[string, Record<string, string | undefined>, RegExp]>([
    ['client id that is no UUID', { HEROKU_OAUTH_CLIENT_ID: 'my-client' }, /not a UUID/],
    [
      'nobody can sign in',
      { HEROKU_OAUTH_CLIENT_ID: undefined, HEROKU_OAUTH_CLIENT_SECRET: undefined },
      /nobody can sign in/,
    ],
    ['only one address moved', { HEROKU_API_URL: 'https://heroku.test' }, /Only one of/],
    [
      'tokens in clear',
      { HEROKU_API_URL: 'http://heroku.test', HEROKU_ID_URL: 'https://heroku.test' },
      /^HEROKU_API_URL is plain http/,
    ],
  ])('%s', (_name, extra, expected) => {
    const check = parseEnv({ ...complete, ...client, ...extra });
    expect(check).toMatchObject({ ok: true });
    expect(check.warnings).toHaveLength(1);
    expect(check.warnings[0]).toMatch(expected);
  });

  it('are none for a complete environment', () => {
    expect(parseEnv({ ...complete, ...client }).warnings).toEqual([]);
  });
});
