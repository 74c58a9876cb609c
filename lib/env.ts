import 'server-only';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { type EnvName, envFields, isLoopback, secretNames } from '@/lib/env-fields';
import { perProcess } from '@/lib/per-process';

/** The settings of this process, parsed once. */
export type Env = {
  herokuApiUrl: string;
  herokuIdUrl: string;
  /** The API's host when it is not the real Heroku: the screen shows it as a tag. */
  herokuHostTag: string | null;
  /** Null until an OAuth client is configured. */
  oauth: { clientId: string; clientSecret: string } | null;
  oauthScope: string;
  authSecret: string;
  /** Newest first; the newest seals, every one of them opens. */
  encryptionKeys: Buffer[];
  /** Null: the embedded database under `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  /** An origin without a trailing slash. */
  publicUrl: string;
  /** Lower case. */
  ownerEmails: string[];
  workspaceName: string;
  readOnly: boolean;
  allowTokenSignIn: boolean;
  /** API calls of each Heroku account that only people may spend. */
  reserveCalls: number;
  port: number;
  isDemo: boolean;
  logLevel: string;
};

export type EnvCheck =
  | { ok: true; env: Env; warnings: string[] }
  | { ok: false; problems: string[]; warnings: string[] };

type Source = Readonly<Record<string, string | undefined>>;
type Values = { [Name in EnvName]?: z.infer<(typeof envFields)[Name]> };

const realApiUrl = 'https://api.heroku.com';
const realIdUrl = 'https://id.heroku.com';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function rawValue(source: Source, name: EnvName, problems: string[]): string | null {
  const plain = source[name]?.trim() ? source[name] : null;
  const file = secretNames.has(name) ? source[`${name}_FILE`]?.trim() : undefined;
  if (!file) return plain;
  if (plain) {
    problems.push(`${name} and ${name}_FILE are both set: keep one of them.`);
    return null;
  }
  try {
    const content = readFileSync(file, 'utf8').trim();
    if (!content) problems.push(`${name}_FILE names an empty file.`);
    return content || null;
  } catch (error) {
    problems.push(`${name}_FILE cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}.`);
    return null;
  }
}

function parseValues(source: Source, problems: string[]): { values: Values; given: Set<EnvName> } {
  const values: Record<string, unknown> = {};
  const given = new Set<EnvName>();
  for (const name of Object.keys(envFields) as EnvName[]) {
    const before = problems.length;
    const raw = rawValue(source, name, problems);
    if (raw !== null || problems.length > before) given.add(name);
    if (raw === null) continue;
    const parsed = envFields[name].safeParse(raw);
    if (parsed.success) values[name] = parsed.data;
    else for (const message of new Set(parsed.error.issues.map((i) => i.message))) problems.push(`${name} ${message}.`);
  }
  return { values, given };
}

function missing(source: Source, given: Set<EnvName>): string[] {
  const problems: string[] = [];
  const need = (name: EnvName, why: string) => {
    if (!given.has(name)) problems.push(`${name} is missing: ${why}`);
  };
  need('AUTH_SECRET', 'it signs session cookies. Make one with `openssl rand -base64 32`.');
  need('ENCRYPTION_KEY', 'it seals Heroku tokens. Make one with `openssl rand -base64 32` and keep a copy of it.');
  need('PUBLIC_URL', 'the address people open, for instance https://dynodeck.example.com.');
  need('OWNER_EMAILS', 'the e-mail addresses that may always sign in; without one nobody could.');
  if (source.DYNO) {
    need(
      'DATABASE_URL',
      "a dyno's disk is lost whenever it restarts. Add one with `heroku addons:create heroku-postgresql:essential-0`.",
    );
  }
  if (given.has('HEROKU_OAUTH_CLIENT_ID')) need('HEROKU_OAUTH_CLIENT_SECRET', 'it belongs to HEROKU_OAUTH_CLIENT_ID.');
  if (given.has('HEROKU_OAUTH_CLIENT_SECRET')) need('HEROKU_OAUTH_CLIENT_ID', 'it belongs to the client secret.');
  return problems;
}

function isClearText(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !isLoopback(hostname);
}

function warningsOf(values: Values, env: Env): string[] {
  const warnings: string[] = [];
  if (env.oauth && !uuid.test(env.oauth.clientId)) {
    warnings.push('HEROKU_OAUTH_CLIENT_ID is not a UUID, which ids of Heroku OAuth clients are.');
  }
  if (!env.oauth && !env.allowTokenSignIn) {
    warnings.push('No HEROKU_OAUTH_CLIENT_ID: nobody can sign in until an OAuth client is configured.');
  }
  if (Boolean(values.HEROKU_API_URL) !== Boolean(values.HEROKU_ID_URL)) {
    warnings.push('Only one of HEROKU_API_URL and HEROKU_ID_URL is set: sign-in and API belong to different servers.');
  }
  for (const name of ['HEROKU_API_URL', 'HEROKU_ID_URL'] as const) {
    if (values[name] && isClearText(values[name])) warnings.push(`${name} is plain http: tokens travel in clear.`);
  }
  return warnings;
}

function envOf(values: Values): Env {
  const herokuApiUrl = values.HEROKU_API_URL ?? realApiUrl;
  const publicUrl = values.PUBLIC_URL ?? '';
  const { HEROKU_OAUTH_CLIENT_ID: clientId, HEROKU_OAUTH_CLIENT_SECRET: clientSecret } = values;
  return {
    herokuApiUrl,
    herokuIdUrl: values.HEROKU_ID_URL ?? realIdUrl,
    herokuHostTag: herokuApiUrl === realApiUrl ? null : new URL(herokuApiUrl).host,
    oauth: clientId && clientSecret ? { clientId, clientSecret } : null,
    oauthScope: values.HEROKU_OAUTH_SCOPE ?? 'global',
    authSecret: values.AUTH_SECRET ?? '',
    encryptionKeys: values.ENCRYPTION_KEY ?? [],
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: path.resolve(/* turbopackIgnore: true */ values.DATA_DIR ?? '.data'),
    publicUrl,
    ownerEmails: values.OWNER_EMAILS ?? [],
    workspaceName: values.WORKSPACE_NAME ?? 'Dynodeck',
    readOnly: values.READ_ONLY ?? false,
    allowTokenSignIn:
      values.ALLOW_TOKEN_SIGN_IN ?? (URL.canParse(publicUrl) && isLoopback(new URL(publicUrl).hostname)),
    reserveCalls: values.RESERVE_CALLS ?? 900,
    port: values.PORT ?? 3000,
    isDemo: values.DYNODECK_DEMO ?? false,
    logLevel: values.LOG_LEVEL ?? 'info',
  };
}

/**
 * Parses an environment. Collects everything that is missing, malformed or weak, one sentence each that names the
 * variable and never its value; warnings do not stop the start.
 */
export function parseEnv(source: Source): EnvCheck {
  const problems: string[] = [];
  const { values, given } = parseValues(source, problems);
  problems.push(...missing(source, given));
  const env = envOf(values);
  const warnings = warningsOf(values, env);
  return problems.length > 0 ? { ok: false, problems, warnings } : { ok: true, env, warnings };
}

/** The settings of this process. Throws with the whole list of problems where `parseEnv` finds any. */
export function env(): Env {
  return perProcess('env', () => {
    const check = parseEnv(process.env);
    if (!check.ok) throw new Error(`The environment is not complete:\n- ${check.problems.join('\n- ')}`);
    return check.env;
  });
}
