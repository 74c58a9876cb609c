import 'server-only';
import { authorize } from '@/lib/access/authorize';
import { viewerOfSession } from '@/lib/auth/viewer';
import { type ConnectionSummary, connectionsOf } from '@/lib/connections/reach';
import { type ReachSet, reachSetOf } from '@/lib/connections/reach-set';
import { type Fleet, getFleet } from '@/lib/fleet/fleet';
import { progressOf } from '@/lib/fleet/progress';
import { changeSince, type Standing, versionOf } from '@/lib/fleet/snapshot';
import { visibleAmong } from '@/lib/jobs/visible-jobs';
import { log } from '@/lib/log';
import { budgetsOf } from '@/lib/reads/budgets-of';
import { fleetStatusOf } from '@/lib/reads/fleet-status';
import { formatVersion, parseVersion } from '@/lib/rules/fleet-version';
import { onAnnounced } from './announce';

/** Where the events of one browser go. `id` is what the browser repeats when it comes back. */
export type Outlet = {
  send(event: string, data: string, id?: string): void;
  beat(): void;
  close(): void;
};

type Access = { personId: string; connections: ConnectionSummary[]; reach: ReachSet };

const tickMs = 1_000;
const ticksPerCheck = 3;
const ticksPerBeat = 15;

/**
 * Everything that one browser is told: rows that changed, how the reading goes, budgets, that something was recorded.
 * Its session and what it reaches are looked at again every few seconds, and at once when anything was recorded.
 */
export class LiveStream {
  private readonly sessionId: string;
  private readonly outlet: Outlet;
  private readonly stops: (() => void)[] = [];
  private readonly told = new Map<string, string>();
  private readonly movedJobs = new Set<string>();
  private work: Promise<void> = Promise.resolve();
  private standing: Standing | null = null;
  private access: Access | null = null;
  private ticks = 0;
  private isOpen = true;

  constructor(sessionId: string, outlet: Outlet) {
    this.sessionId = sessionId;
    this.outlet = outlet;
  }

  /** Begins with what changed since a version that the browser has, or says that it must ask for everything. */
  open(since: string | null): Promise<void> {
    const fleetChanged = getFleet().then((fleet) =>
      fleet.onChange(() => this.next((access) => this.tellRows(access), true)),
    );
    this.stops.push(() => void fleetChanged.then((stop) => stop()));
    this.stops.push(
      onAnnounced((what) => {
        if (what.topic === 'jobs') this.movedJobs.add(what.jobId);
        if (what.topic === 'audit') this.next((access) => this.tellRows(access).then(() => this.send('audit', {})));
      }),
    );
    const ticking = setInterval(() => this.tick(), tickMs);
    ticking.unref();
    this.stops.push(() => clearInterval(ticking));
    return this.next((access) => this.begin(access, since));
  }

  /** Ends it: with a word to the browser when it may not go on. */
  end(reason: 'signed_out' | null = null): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    for (const stop of this.stops) stop();
    if (reason) this.outlet.send('end', JSON.stringify({ reason }));
    this.outlet.close();
  }

  private tick(): void {
    this.ticks += 1;
    if (this.ticks % ticksPerBeat === 0) this.outlet.beat();
    if (this.ticks % ticksPerCheck === 0) this.next((access) => this.tellRows(access));
    this.next((access) => this.tellRest(access), true);
    if (this.movedJobs.size > 0) this.next((access) => this.tellJobs(access), true);
  }

  /** Does one thing after the other, each with what the person may see by now; `isKept`: as the last look found. */
  private next(act: (access: Access) => Promise<void>, isKept = false): Promise<void> {
    this.work = this.work.then(async () => {
      if (!this.isOpen) return;
      try {
        const access = isKept && this.access ? await withReach(this.access) : await this.look();
        if (access && this.isOpen) await act(access);
      } catch (error) {
        // The database may be away for a moment; who may not go on is found out by the next look that succeeds.
        log.warn({ err: error }, 'live stream late');
      }
    });
    return this.work;
  }

  private async look(): Promise<Access | null> {
    const viewer = await viewerOfSession(this.sessionId);
    if (!viewer || !authorize(viewer, 'fleet:read').ok) {
      this.end('signed_out');
      return null;
    }
    const connections = await connectionsOf(viewer);
    this.access = await withReach({ personId: viewer.personId, connections });
    return this.access;
  }

  private async begin(access: Access, since: string | null): Promise<void> {
    const fleet = await getFleet();
    const from = parseVersion(since);
    const { epoch, count } = fleet.version;
    const isKnown = from?.epoch === epoch && from.reach === access.reach.hash && from.count <= count;
    this.standing = { count: isKnown ? from.count : count, reach: access.reach };
    const version = versionOf(fleet, access.reach);
    this.outlet.send(
      isKnown || since === null ? 'hello' : 'reset',
      JSON.stringify({ version }),
      isKnown ? (since ?? version) : version,
    );
    await this.tellRows(access);
    await this.tellRest(access);
  }

  private async tellRows({ reach }: Access): Promise<void> {
    if (!this.standing) return;
    const fleet: Fleet = await getFleet();
    const { now, json } = changeSince(fleet, this.standing, reach);
    this.standing = now;
    if (json !== null) this.outlet.send('apps', json, versionOfStanding(fleet, now));
  }

  /** Tells status and budgets where something of them moved that did not move by itself. */
  private async tellRest({ connections }: Access): Promise<void> {
    const budgets = budgetsOf(connections);
    const moved = budgets.map(({ remaining: _, fullAt: __, ...rest }) => rest);
    if (this.isNews('budgets', JSON.stringify(moved))) this.send('budgets', budgets);
    const progress = connections.map(({ id }) => progressOf(id));
    const { count } = (await getFleet()).version;
    const minute = Math.floor(Date.now() / 60_000);
    if (!this.isNews('reading', JSON.stringify([progress, count, minute]))) return;
    const status = await fleetStatusOf(connections);
    if (this.isNews('status', JSON.stringify(status))) this.send('status', status);
  }

  /** Tells which jobs went on since the last tick, of those that the person may know of. */
  private async tellJobs({ personId, reach }: Access): Promise<void> {
    const moved = [...this.movedJobs];
    this.movedJobs.clear();
    const visible = await visibleAmong(personId, reach.ids, moved);
    if (visible.length > 0) this.send('jobs', visible);
  }

  private isNews(what: string, text: string): boolean {
    const isNews = this.told.get(what) !== text;
    this.told.set(what, text);
    return isNews;
  }

  private send(event: string, data: unknown): void {
    this.outlet.send(event, JSON.stringify(data));
  }
}

async function withReach({ personId, connections }: Omit<Access, 'reach'>): Promise<Access> {
  return { personId, connections, reach: await reachSetOf(connections.map(({ id }) => id)) };
}

function versionOfStanding(fleet: Fleet, { count, reach }: Standing): string {
  return formatVersion({ epoch: fleet.version.epoch, count, reach: reach.hash });
}
