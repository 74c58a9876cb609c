import { afterEach, expect, it, vi } from 'vitest';
import { envFields, secretNames } from '@/lib/env-fields';
import { localEnv } from './local-env.mjs';

afterEach(() => vi.unstubAllEnvs());

it('passes on nothing that this shell says of another installation', () => {
  const harmless = ['PORT', 'LOG_LEVEL'];
  const names = [...Object.keys(envFields), ...[...secretNames].map((name) => `${name}_FILE`), 'HEROKU_API_KEY'];
  for (const name of names) vi.stubEnv(name, 'from the shell');
  vi.stubEnv('DYNO', 'web.1');
  const env: Record<string, string | undefined> = localEnv({ DATA_DIR: '.data/demo' });
  const leaked = names.filter((name) => env[name] === 'from the shell' && !harmless.includes(name));
  expect(leaked).toEqual([]);
  expect(env).toMatchObject({ DATA_DIR: '.data/demo', DATABASE_URL: '' });
  expect(env).not.toHaveProperty('DYNO');
});
