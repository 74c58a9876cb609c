export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const unitMs: Readonly<Record<string, number>> = { s: secondMs, m: minuteMs, h: hourMs, d: dayMs };

/** Milliseconds of an age as the screens write it: `40s`, `14m`, `21h`, `2d`. Throws on anything else. */
export function ageMs(text: string): number {
  const unit = unitMs[text.slice(-1)];
  const count = Number(text.slice(0, -1));
  if (unit === undefined || !Number.isFinite(count)) throw new Error(`not an age: ${text}`);
  return count * unit;
}
