import type { FleetRow } from '@/lib/fleet/rows';
import { formatCount } from '@/lib/format';

/** What the selected apps have in common, and how many of them are out of sight; null where nothing is worth a word. */
export function selectionDetail(selected: readonly Pick<FleetRow, 'stage'>[], hidden: number): string | null {
  const [stage, ...others] = new Set(selected.map((row) => row.stage));
  const common = others.length === 0 && stage ? `all ${stage}` : null;
  const unseen = hidden > 0 ? `${formatCount(hidden)} not in this list` : null;
  return [common, unseen].filter(Boolean).join(', ') || null;
}
