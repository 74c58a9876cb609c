import 'server-only';
import type { Result } from '@/lib/result';
import type { AdaptiveWidth } from './adaptive-width';
import type { CallAsk, Ticket } from './budget';
import type { Lane } from './budget-rules';
import { createRankQueue } from './rank-queue';
import { createTurnQueue } from './turn-queue';

/** A call that waits for its turn. */
export type Waiter = { ask: CallAsk; resolve(answer: Result<Ticket>): void };

type LaneCounts = Record<Lane, { inFlight: number; waiting: number }>;

export type Lanes = {
  readonly counts: LaneCounts;
  /** Reads and background work under way; people's changes need no place. */
  readonly taken: number;
  join(waiter: Waiter): void;
  /** Takes the person's call whose turn it is, and a place for it. */
  takePerson(): Waiter | undefined;
  hasPerson(): boolean;
  /** Takes the background call whose turn it is, when fewer than `places` are under way. */
  takeBackground(places: number): Waiter | undefined;
  hasBackground(places: number): boolean;
  /** How many people's calls wait for nothing but a place or the budget. */
  readonly queuedPeople: number;
  /** Takes out a waiting call that is to be turned away. */
  drop(lane: Lane): Waiter | undefined;
  /** Gives back what a call held. */
  leave(ask: CallAsk): void;
};

const usualPriority = 2;

/**
 * The calls of one account, waiting and under way. People go first and take turns, and one app is changed by one
 * call at a time.
 */
export function createLanes(width: AdaptiveWidth): Lanes {
  const changes = createTurnQueue<Waiter>();
  const reads = createTurnQueue<Waiter>();
  const background = createRankQueue<Waiter>();
  /** For every app that is being changed, who waits to change it next. */
  const apps = new Map<string, Waiter[]>();
  const counts: LaneCounts = {
    interactive: { inFlight: 0, waiting: 0 },
    background: { inFlight: 0, waiting: 0 },
  };
  let taken = 0;

  const needsPlace = ({ lane, isWrite }: CallAsk) => lane === 'background' || !isWrite;
  const hasPerson = () => changes.size > 0 || (reads.size > 0 && taken < width.places);
  const hasBackground = (places: number) =>
    background.size > 0 && taken < width.places && counts.background.inFlight < places;

  function queue(waiter: Waiter): void {
    const { lane, isWrite, person = '', priority = usualPriority } = waiter.ask;
    if (lane === 'background') background.add(priority, waiter);
    else (isWrite ? changes : reads).add(person, waiter);
  }

  function freeApp({ isWrite, app }: CallAsk): void {
    if (!isWrite || app === undefined) return;
    const next = apps.get(app)?.shift();
    if (next) queue(next);
    else apps.delete(app);
  }

  function begin(waiter: Waiter | undefined): Waiter | undefined {
    if (!waiter) return undefined;
    const { ask } = waiter;
    counts[ask.lane].waiting -= 1;
    counts[ask.lane].inFlight += 1;
    if (needsPlace(ask)) taken += 1;
    return waiter;
  }

  return {
    counts,
    get taken() {
      return taken;
    },
    get queuedPeople() {
      return changes.size + reads.size;
    },
    join(waiter) {
      const { lane, isWrite, app } = waiter.ask;
      counts[lane].waiting += 1;
      const parked = isWrite && app !== undefined ? apps.get(app) : undefined;
      if (parked) {
        parked.push(waiter);
        return;
      }
      if (isWrite && app !== undefined) apps.set(app, []);
      queue(waiter);
    },
    hasPerson,
    takePerson: () => begin(hasPerson() ? (changes.next() ?? reads.next()) : undefined),
    hasBackground,
    takeBackground: (places) => begin(hasBackground(places) ? background.next() : undefined),
    drop(lane) {
      const waiter = lane === 'background' ? background.next() : (reads.dropLast() ?? changes.dropLast());
      if (!waiter) return undefined;
      counts[lane].waiting -= 1;
      freeApp(waiter.ask);
      return waiter;
    },
    leave(ask) {
      counts[ask.lane].inFlight -= 1;
      if (needsPlace(ask)) taken -= 1;
      freeApp(ask);
    },
  };
}
