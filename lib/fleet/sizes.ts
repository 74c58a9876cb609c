import 'server-only';
import type { DynoSize } from '@/lib/heroku/schema';
import { log } from '@/lib/log';
import type { Size } from '@/lib/rules/scaling';
import { keepCatalogue, keptCatalogue } from './catalogue';

/** One size that dynos can have; `centsPerMonth` is null where Heroku tells no price. */
export type DynoSizeRow = {
  name: string;
  centsPerMonth: number | null;
  dedicated: boolean;
  memoryGb: number | null;
  isPrivateOnly: boolean;
};

type Kept = { items: DynoSizeRow[]; readAt: number };

/** What the rules need of Heroku's catalogue of dyno sizes. */
export function sizesOf(sizes: DynoSize[]): Size[] {
  return sizes.map(({ name, cost, dedicated }) => ({
    name,
    centsPerMonth: cost?.cents ?? null,
    dedicated: dedicated ?? false,
  }));
}

const nameOf = (accountId: string) => `dyno-sizes of ${accountId}`;

/** The sizes as an account was told them within a day, by this process or an earlier one; null where it was not. */
export function keptSizes(accountId: string, now: number): Promise<Kept | null> {
  return keptCatalogue<DynoSizeRow>(nameOf(accountId), now);
}

/** Keeps the sizes as they were told at `readAt` (ms), the cheapest first, for whoever asks within a day. */
export async function keepSizes(accountId: string, sizes: DynoSize[], readAt: number): Promise<Kept> {
  const items = sizes.map(rowOf).sort((a, b) => price(a) - price(b) || (a.memoryGb ?? 0) - (b.memoryGb ?? 0));
  await keepCatalogue(nameOf(accountId), items, readAt);
  return { items, readAt };
}

/** The same where none are kept, for a reading that does not wait for it. Never rejects. */
export async function keepFirstSizes(accountId: string, sizes: DynoSize[], readAt: number): Promise<void> {
  try {
    if (!(await keptSizes(accountId, readAt))) await keepSizes(accountId, sizes, readAt);
  } catch (error) {
    log.warn({ err: error }, 'dyno sizes not kept; they are asked for again');
  }
}

function rowOf(size: DynoSize): DynoSizeRow {
  return {
    name: size.name,
    centsPerMonth: size.cost?.cents ?? null,
    dedicated: size.dedicated ?? false,
    memoryGb: size.memory,
    isPrivateOnly: size.private_space_only ?? false,
  };
}

function price({ centsPerMonth }: DynoSizeRow): number {
  return centsPerMonth ?? Number.POSITIVE_INFINITY;
}
