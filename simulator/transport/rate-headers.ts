import { bucketCapacity } from '@/simulator/engine/bucket';
import type { RateHeader } from '@/simulator/engine/switches';
import type { World } from '@/simulator/engine/world';

/** What an answer tells of the caller's bucket, in the headers that the switch names. */
export function rateHeaders(world: World, accountId: string): Record<string, string> {
  const bucket = world.bucketOf(accountId);
  const told: Record<RateHeader, () => [string, string]> = {
    remaining: () => ['RateLimit-Remaining', String(bucket.remaining(world.now()))],
    multiplier: () => ['RateLimit-Multiplier', '1'],
    limit: () => ['RateLimit-Limit', String(bucketCapacity)],
    reset: () => ['RateLimit-Reset', String(Math.ceil(bucket.msUntilFull(world.now()) / 1000))],
  };
  return Object.fromEntries(world.switches.rateHeaders.map((name) => told[name]()));
}
