import { expect, test } from 'vitest';
import { firstFields, typesOf } from './bulk-asked';

const app = (name: string, types: string[]) => ({ id: name, name, stage: 'review', types, isMaintenance: false });

test('web comes first, then what most of the apps have', () => {
  const apps = [
    app('a', ['release', 'web']),
    app('b', ['release', 'worker']),
    app('c', ['release', 'worker']),
    app('d', ['clock']),
  ];
  expect(typesOf({ act: 'scale', apps })).toEqual(['web', 'release', 'worker', 'clock']);
  expect(firstFields({ act: 'scale', apps }).scale.type).toBe('web');
  expect(firstFields({ act: 'scale', apps: [app('d', ['clock'])] }).scale.type).toBe('clock');
});
