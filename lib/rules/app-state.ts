/** What an app is doing, as one word. Ordered by how soon a person should look. */
export const appStates = [
  'crashed',
  'maintenance',
  'down',
  'starting',
  'unknown',
  'up',
  'idle',
  'scaled-to-zero',
] as const;

export type AppState = (typeof appStates)[number];

type ProcessQuantity = { type: string; quantity: number };
type DynoState = { name: string; type: string; state: string; updatedAt: number };

export type AppSummary = {
  state: AppState;
  /** Dynos that are in this state, of `total` that the formation keeps running. */
  affected: number;
  total: number;
  /** Names of the dynos that are crashed, down or starting; at most three. */
  dynos: string[];
  /** When the latest of them came into this state (ms), or null where nothing moved. */
  sinceAt: number | null;
};

const namedDynos = 3;

function summary(state: AppState, total: number, dynos: DynoState[] = []): AppSummary {
  return {
    state,
    affected: dynos.length,
    total,
    dynos: dynos
      .map((dyno) => dyno.name)
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .slice(0, namedDynos),
    sinceAt: dynos.length > 0 ? Math.max(...dynos.map((dyno) => dyno.updatedAt)) : null,
  };
}

/**
 * Sums an app up: the worst dyno wins, maintenance comes before anything but a crash, and what was never read is
 * unknown rather than up. One-off dynos do not count: they are not part of the formation.
 * `formation` and `dynos` are null while Heroku has not been asked for them.
 */
export function appState(app: {
  isMaintenance: boolean;
  formation: ProcessQuantity[] | null;
  dynos: DynoState[] | null;
}): AppSummary {
  const running = app.formation?.filter((process) => process.quantity > 0) ?? [];
  const types = new Set(running.map((process) => process.type));
  const dynos = (app.dynos ?? []).filter((dyno) => types.has(dyno.type));
  const inState = (...states: string[]) => dynos.filter((dyno) => states.includes(dyno.state));

  const crashed = inState('crashed');
  if (crashed.length > 0) return summary('crashed', dynos.length, crashed);
  if (app.isMaintenance) return summary('maintenance', dynos.length);
  if (app.formation === null) return summary('unknown', 0);
  if (running.length === 0) return summary('scaled-to-zero', 0);

  const down = inState('down', 'stopping');
  if (down.length > 0) return summary('down', dynos.length, down);
  const starting = inState('starting');
  if (starting.length > 0) return summary('starting', dynos.length, starting);
  if (inState('up').length > 0) return summary('up', dynos.length);
  if (inState('idle').length > 0) return summary('idle', dynos.length);
  return summary('unknown', 0);
}

/** "1 of 6" where only some dynos are meant or all of them are in trouble; null where the word says it all. */
export function appStateDetail({ state, affected, total }: AppSummary): string | null {
  if (state === 'crashed' || state === 'down') return `${affected} of ${total}`;
  if (state === 'starting' && affected < total) return `${affected} of ${total}`;
  return null;
}

/** One line that says why the app is in this state, for places without columns. */
export function appStateReason({ state, affected, total, dynos }: AppSummary): string {
  const names = affected > dynos.length ? `${affected} of ${total} dynos` : dynos.join(', ');
  switch (state) {
    case 'crashed':
      return `${names} crashed`;
    case 'down':
      return `${names} down`;
    case 'starting':
      return `${names} starting`;
    case 'maintenance':
      return 'Maintenance is on';
    case 'unknown':
      return 'No reading of its dynos yet';
    case 'up':
      return total === 1 ? '1 dyno up' : `${total} dynos up`;
    case 'idle':
      return 'Asleep until the next request';
    case 'scaled-to-zero':
      return 'No dynos: every process is at 0';
  }
}
