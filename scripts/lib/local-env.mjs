const names = [
  'HEROKU_API_URL',
  'HEROKU_ID_URL',
  'HEROKU_API_KEY',
  'HEROKU_OAUTH_CLIENT_ID',
  'HEROKU_OAUTH_CLIENT_SECRET',
  'HEROKU_OAUTH_CLIENT_SECRET_FILE',
  'HEROKU_OAUTH_SCOPE',
  'AUTH_SECRET',
  'AUTH_SECRET_FILE',
  'ENCRYPTION_KEY',
  'ENCRYPTION_KEY_FILE',
  'DATABASE_URL',
  'DATABASE_URL_FILE',
  'DATA_DIR',
  'PUBLIC_URL',
  'OWNER_EMAILS',
  'WORKSPACE_NAME',
  'READ_ONLY',
  'RESERVE_CALLS',
  'ALLOW_TOKEN_SIGN_IN',
  'DYNODECK_DEMO',
];

/**
 * The environment of a local installation: the given settings and nothing of what this shell or a .env file says of
 * another one. An empty variable counts as absent, and keeps Next from filling it from a .env file.
 */
export function localEnv(settings) {
  const empty = Object.fromEntries(names.map((name) => [name, '']));
  const { DYNO: _dyno, ...rest } = process.env;
  return { ...rest, ...empty, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', ...settings };
}
