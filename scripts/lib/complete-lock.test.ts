import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { completeLock } from './complete-lock.mjs';

const lock = {
  lockfileVersion: 3,
  packages: {
    '': { name: 'x' },
    'node_modules/a': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: { '@a/b-linux-x64-musl': '1.0.0', '@a/b-darwin-arm64': '1.0.0', helper: '1.0.0' },
    },
    'node_modules/a/node_modules/@a/b-darwin-arm64': { version: '1.0.0', optional: true },
    'node_modules/z': { version: '2.0.0', optionalDependencies: { 'z-win32-x64-msvc': '2.0.0' } },
  },
};

it('adds the platform builds that have no entry, with what their names tell', () => {
  const { lock: completed, added } = completeLock(lock);
  expect(added).toEqual(['@a/b-linux-x64-musl@1.0.0', 'z-win32-x64-msvc@2.0.0']);
  expect(completed.packages).toMatchObject({
    'node_modules/@a/b-linux-x64-musl': {
      version: '1.0.0',
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
      dev: true,
      optional: true,
    },
    'node_modules/z-win32-x64-msvc': { version: '2.0.0', os: ['win32'], cpu: ['x64'], optional: true },
  });
  expect(Object.keys(completed.packages)).toEqual(
    Object.keys(completed.packages).sort((a, b) => a.localeCompare(b, 'en')),
  );
});

it('finds nothing to add in a completed lock, nor in that of this project', () => {
  expect(completeLock(completeLock(lock).lock).added).toEqual([]);
  expect(completeLock(JSON.parse(readFileSync('package-lock.json', 'utf8'))).added).toEqual([]);
});
