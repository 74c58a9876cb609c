import type { Size } from './scaling';
import type { Allowed } from './scaling-limits';

const secondsPerDay = 86_400;

/** Types of dynos that no formation keeps alive: they run once. */
const oneOffTypes: ReadonlySet<string> = new Set(['run', 'scheduler', 'release']);

/** Whether dynos of this type end for good when they end. */
export function isOneOff(type: string): boolean {
  return oneOffTypes.has(type);
}

/** The shortest and the longest life (seconds) that a one-off dyno can be given. */
export const lifeSeconds = { min: 1, max: secondsPerDay } as const;

/**
 * The most one-off dynos that may run at once at a size. Source: Heroku's article on limits (Eco 1, Basic and Standard 50,
 * Performance, Private and Shield 5, Fir 255).
 */
export function mostOneOffs({ name, dedicated }: Pick<Size, 'name' | 'dedicated'>): number {
  if (name.toLowerCase() === 'eco') return 1;
  if (name.toLowerCase().startsWith('dyno-')) return 255;
  return dedicated ? 5 : 50;
}

/**
 * Says whether one more one-off dyno may run, with the reason against it. `size` is null where Heroku shall choose: then
 * only Heroku knows its limit. `running` are the sizes of the one-off dynos that run now.
 */
export function mayRun(size: string | null, running: readonly (string | null)[], sizes: readonly Size[]): Allowed {
  if (size === null) return { allowed: true };
  const wanted = sizes.find(({ name }) => name.toLowerCase() === size.toLowerCase());
  if (!wanted) return { allowed: false, reason: `Heroku has no dyno size called ${size}.` };
  const most = mostOneOffs(wanted);
  const now = running.filter((one) => one !== null && one.toLowerCase() === wanted.name.toLowerCase()).length;
  if (now < most) return { allowed: true };
  const dynos = most === 1 ? 'one-off dyno' : 'one-off dynos';
  return { allowed: false, reason: `${wanted.name} allows ${most} ${dynos} at once, and ${now} already run.` };
}
