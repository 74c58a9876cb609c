import 'server-only';
import pino, { type DestinationStream, type Logger } from 'pino';
import { perProcess } from '@/lib/per-process';

const secretNames = [
  'token',
  'accessToken',
  'access_token',
  'refreshToken',
  'refresh_token',
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'secret',
  'clientSecret',
  'client_secret',
  'code',
  'body',
  'query',
  'config',
  'env',
];

const censored = '[redacted]';
const tokenShape = /HRKU-[\w-]+|\b(?:Bearer|Basic)\s+[\w~+/.=-]+/g;

/** Replaces everything that looks like a Heroku token or an Authorization value in a text. */
export function redactText(text: string): string {
  return text.replace(tokenShape, censored);
}

function describeError(error: unknown): unknown {
  if (typeof error === 'string') return redactText(error);
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  return {
    name,
    message: redactText(message),
    errno: (error as NodeJS.ErrnoException).code,
    stack: stack ? redactText(stack) : undefined,
    cause: cause === undefined ? undefined : describeError(cause),
  };
}

/**
 * Builds a logger that writes one JSON object a line. Fields whose names promise a secret are censored one and two
 * levels deep, and so is whatever looks like a token inside the message or an error. `level` is a pino level.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const paths = secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`]);
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError, error: describeError },
      redact: { paths, censor: censored },
      hooks: {
        logMethod(args, method) {
          const clean = args.map((arg) => (typeof arg === 'string' ? redactText(arg) : arg)) as typeof args;
          method.apply(this, clean);
        },
      },
    },
    destination,
  );
}

function levelOf(name = ''): string {
  const level = name.trim();
  return level === 'silent' || level in pino.levels.values ? level : 'info';
}

/** The log of this process; its level is `LOG_LEVEL`. It works even where the rest of the environment is not valid. */
export const log: Logger = perProcess('log', () => createLog(levelOf(process.env.LOG_LEVEL)));
