/**
 * Where somebody's picture of the fleet stands. `epoch` names a life of the server, `count` grows with every change that
 * it saw, and `reach` stands for the set of apps that the person reaches.
 */
export type FleetVersion = { epoch: string; count: number; reach: string };

const shape = /^([\w-]+)\.(\d+)\.([\w-]+)$/;

/** Writes a version as it travels: in a header, as the id of an event. */
export function formatVersion({ epoch, count, reach }: FleetVersion): string {
  return `${epoch}.${count}.${reach}`;
}

/** Reads a version that travelled; null for what is none. */
export function parseVersion(text: string | null | undefined): FleetVersion | null {
  const [, epoch, count, reach] = text?.match(shape) ?? [];
  return epoch && count && reach ? { epoch, count: Number(count), reach } : null;
}

/**
 * What to do, with a picture that stands at `have`, about a change that leads from one version to another: it is known
 * already, it follows, or something in between was missed and the whole picture must be asked for.
 */
export function stepOf(have: FleetVersion, from: FleetVersion, to: FleetVersion): 'known' | 'follows' | 'missed' {
  if (have.epoch !== from.epoch || from.epoch !== to.epoch) return 'missed';
  if (have.reach === to.reach && have.count >= to.count) return 'known';
  return have.count >= from.count && [from.reach, to.reach].includes(have.reach) ? 'follows' : 'missed';
}
