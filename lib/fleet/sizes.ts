import 'server-only';
import type { DynoSize } from '@/lib/heroku/schema';
import type { Size } from '@/lib/rules/scaling';

/** What the rules need of Heroku's catalogue of dyno sizes. */
export function sizesOf(sizes: DynoSize[]): Size[] {
  return sizes.map(({ name, cost, dedicated }) => ({
    name,
    centsPerMonth: cost?.cents ?? null,
    dedicated: dedicated ?? false,
  }));
}
