import { uuidOf } from '@/simulator/engine/random';

export interface Stack {
  id: string;
  name: string;
  state: 'public' | 'deprecated' | 'beta';
  isDefault: boolean;
  createdAt: string;
}

function stack(name: string, state: Stack['state'], createdAt: string, isDefault = false): Stack {
  return { id: uuidOf(`stack:${name}`), name, state, isDefault, createdAt };
}

export const stacks: readonly Stack[] = [
  stack('heroku-20', 'deprecated', '2020-10-27T17:00:00Z'),
  stack('heroku-22', 'public', '2022-05-24T17:00:00Z'),
  stack('heroku-24', 'public', '2024-05-07T17:00:00Z', true),
  stack('container', 'public', '2017-01-10T17:00:00Z'),
  stack('cnb', 'public', '2024-11-20T17:00:00Z'),
];

/** A stack by id or name. */
export function findStack(idOrName: string): Stack | undefined {
  return stacks.find((row) => row.id === idOrName || row.name === idOrName);
}
