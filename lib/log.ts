import 'server-only';
import pino, { type DestinationStream, type Logger } from 'pino';
import { perProcess } from '@/lib/per-process';

const secretNames: ReadonlySet<string> = new Set([
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
]);

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

/** The same fields with those censored that have a secret's name, in objects right under them too. */
function censor(fields: object, isInside = false): Record<string, unknown> {
  let clean = fields as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) {
    const shown = secretNames.has(name) ? censored : isInside || !isCensorable(value) ? value : censor(value, true);
    if (shown !== value) clean = { ...clean, [name]: shown };
  }
  return clean;
}

// An error is described by its serializer, which needs it whole.
function isCensorable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Error);
}

/**
 * Builds a logger that writes one JSON object a line. Fields whose names promise a secret are censored one and two
 * levels deep, and so is whatever looks like a token inside the message or an error. `level` is a pino level.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      // A line is written for every call: pino's own redaction walks each path of each name, which costs more than the line.
      formatters: { level: (label) => ({ level: label }), log: censor },
      serializers: { err: describeError, error: describeError },
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

/**
 * The log of this process; its level is `LOG_LEVEL`. It works even where the rest of the environment is not valid. Nothing
 * waits for a line to be written; what is left is written when the process exits.
 */
export const log: Logger = perProcess('log', () =>
  createLog(levelOf(process.env.LOG_LEVEL), pino.destination({ dest: 1, sync: false })),
);
