import 'server-only';
import { z } from 'zod';

const yes = ['1', 'true', 'yes', 'on'];
const no = ['0', 'false', 'no', 'off'];
const keyBytes = 32;
const authSecretMinChars = 32;

/** Whether a host name can only be this machine: `localhost`, its subdomains, 127.0.0.0/8 and ::1. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}

const text = z.string().trim();

const flag = text
  .toLowerCase()
  .refine((value) => yes.includes(value) || no.includes(value), 'is neither true nor false')
  .transform((value) => yes.includes(value));

const address = text
  .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), 'is not an http(s) address')
  .refine((value) => !URL.canParse(value) || new URL(value).username === '', 'must not contain a user name or password')
  .transform((value) => value.replace(/\/+$/, ''));

const origin = address
  .refine((value) => !URL.canParse(value) || new URL(value).pathname === '/', 'must be an origin without a path')
  .refine(
    (value) => !URL.canParse(value) || new URL(value).protocol === 'https:' || isLoopback(new URL(value).hostname),
    'is plain http: sign-in cookies would travel in clear. Use https, or a loopback address such as http://localhost:3000',
  )
  .transform((value) => new URL(value).origin);

function isMonotone(value: Iterable<unknown>): boolean {
  return new Set(value).size < 8;
}

const authSecret = text
  .refine(
    (value) => value.length >= authSecretMinChars,
    `is weak: it has fewer than ${authSecretMinChars} characters. Make one with \`openssl rand -base64 32\``,
  )
  .refine(
    (value) => value.length < authSecretMinChars || !isMonotone(value),
    'is weak: it repeats a few characters. Make one with `openssl rand -base64 32`',
  );

function keyOf(value: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(value)) return Buffer.from(value, 'hex');
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(value)) return null;
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === keyBytes ? bytes : null;
}

const encryptionKeys = text.transform((value, context) => {
  const keys: Buffer[] = [];
  for (const [index, part] of value.split(',').entries()) {
    const key = keyOf(part.trim());
    const which = value.includes(',') ? `key ${index + 1} of the list ` : '';
    if (!key) context.addIssue(`${which}is not ${keyBytes} bytes in base64 or 64 hex digits`);
    else if (isMonotone(key)) context.addIssue(`${which}is weak: make one with \`openssl rand -base64 32\``);
    else keys.push(key);
  }
  if (new Set(keys.map((key) => key.toString('hex'))).size < keys.length) context.addIssue('lists one key twice');
  return keys;
});

const emails = text
  .toLowerCase()
  .transform((value) => value.split(/[\s,;]+/).filter(Boolean))
  .refine((list) => list.every((item) => /^[^@\s]+@[^@\s]+$/.test(item)), 'must be e-mail addresses, comma-separated');

const databaseUrl = text.refine((value) => /^postgres(ql)?:\/\//.test(value), 'is not a postgres:// address');

/** One parser for each variable of the environment; a variable that is absent or empty never reaches it. */
export const envFields = {
  HEROKU_API_URL: address,
  HEROKU_ID_URL: address,
  HEROKU_OAUTH_CLIENT_ID: text,
  HEROKU_OAUTH_CLIENT_SECRET: text,
  HEROKU_OAUTH_SCOPE: text.refine((value) => /^[\w-]+([ ,]+[\w-]+)*$/.test(value), 'is not a list of scopes'),
  AUTH_SECRET: authSecret,
  ENCRYPTION_KEY: encryptionKeys,
  DATABASE_URL: databaseUrl,
  DATA_DIR: text,
  PUBLIC_URL: origin,
  OWNER_EMAILS: emails,
  WORKSPACE_NAME: text.max(60, 'is longer than 60 characters'),
  READ_ONLY: flag,
  ALLOW_TOKEN_SIGN_IN: flag,
  RESERVE_CALLS: z.coerce
    .number('is not a number of calls')
    .int('is not a number of calls')
    .min(0, 'is below 0')
    .max(4_000, 'is above 4,000: background work could never run'),
  PORT: z.coerce.number('is not a port').int('is not a port').min(0, 'is not a port').max(65_535, 'is not a port'),
  DYNODECK_DEMO: flag,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'is not a log level'),
} as const;

export type EnvName = keyof typeof envFields;

/** The variables that may instead be given as `NAME_FILE`, the path of a file that holds the value. */
export const secretNames: ReadonlySet<EnvName> = new Set([
  'HEROKU_OAUTH_CLIENT_SECRET',
  'AUTH_SECRET',
  'ENCRYPTION_KEY',
  'DATABASE_URL',
]);
