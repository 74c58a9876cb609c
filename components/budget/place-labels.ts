import type { Series } from './series';

/** Where the name of an area stands: at a step, in the middle of the area. */
export type PlacedLabel = { id: string; label: string; step: number; perMinute: number };

// A label reaches about as far to each side of its place, on a phone, and an area must be about a line high to hold one.
const reachShare = 0.09;
const leastShareOfHeight = 0.075;

/** Finds the place where each area is thick enough, over the width of its name, to hold it; the others get none. */
export function placeLabels(series: readonly Series[], steps: number, top: number): PlacedLabel[] {
  const reach = Math.max(1, Math.round(steps * reachShare));
  return series.flatMap(({ id, label, points }, index) => {
    let best = { step: -1, thickness: 0, perMinute: 0 };
    for (let step = reach; step < steps - reach; step++) {
      const around = Array.from({ length: 2 * reach + 1 }, (_, offset) => step - reach + offset);
      const bounds = around.map((at) => {
        const below = series.slice(0, index).reduce((sum, other) => sum + (other.points[at] ?? 0), 0);
        return { low: below, high: below + (points[at] ?? 0) };
      });
      const low = Math.max(...bounds.map((bound) => bound.low));
      const high = Math.min(...bounds.map((bound) => bound.high));
      if (high - low > best.thickness) best = { step, thickness: high - low, perMinute: (high + low) / 2 };
    }
    const isThick = best.thickness >= top * leastShareOfHeight;
    return isThick ? [{ id, label: shortName(label), step: best.step, perMinute: best.perMinute }] : [];
  });
}

const shortNames: Record<string, string> = { 'Pages people have open': 'Pages', 'Outside Dynodeck': 'Outside' };

function shortName(label: string): string {
  return shortNames[label] ?? label;
}
