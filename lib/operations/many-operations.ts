import 'server-only';
import { Failure, fail } from '@/lib/result';
import { maintenance } from './maintenance';
import type { Operation } from './operation';
import { restart } from './restart';
import { scale } from './scale';

const onMany = [restart, scale, maintenance] as unknown as Operation<unknown, unknown>[];

const nouns: Record<string, string> = {
  restart: 'the restart',
  scale: 'the scaling',
  maintenance: 'the maintenance switch',
};

/** What an operation is called when it is retried or undone: "the scaling". */
export function nounOf({ name }: Pick<Operation<unknown, unknown>, 'name'>): string {
  return nouns[name] ?? name;
}

/** An operation that can be put on many apps, by its name. Throws `Failure` where there is none. */
export function operationOnMany(name: string): Operation<unknown, unknown> {
  const operation = onMany.find((one) => one.name === name);
  if (!operation) throw new Failure(fail('not_found', `Nothing called ${name} can be put on many apps.`).error);
  return operation;
}
