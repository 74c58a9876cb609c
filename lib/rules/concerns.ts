import type { AppState } from './app-state';
import { endingStackSentence, isEndingStack } from './ending-stack';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const maintenanceAllowedMs = { production: hourMs, elsewhere: dayMs };
/** Three times the age that a reading may have while all goes well. */
const readingAllowedMs = { production: 30 * minuteMs, elsewhere: 3 * hourMs };
const unknownAllowedMs = 30 * minuteMs;
const certificateWarningMs = 30 * dayMs;
const certificateUrgentMs = 3 * dayMs;

/** What an app can need attention for, from what would page somebody to what can wait. */
export const concernKinds = [
  'crashed',
  'release-failed',
  'no-dynos',
  'maintenance',
  'certificate',
  'unknown',
  'stack',
] as const;
export type ConcernKind = (typeof concernKinds)[number];

/** What can be done about it from here; `panel` is the part of the app's page that shows it. */
export type Remedy =
  | { kind: 'restart-dyno'; dyno: string }
  | { kind: 'restart-app' }
  | { kind: 'end-maintenance' }
  | { kind: 'open'; panel: 'releases' | 'formation' | 'dynos' }
  | { kind: 'dashboard' };

/** `danger` would page somebody, `warning` is for today, `notice` can wait. */
export type Severity = 'danger' | 'warning' | 'notice';

/**
 * One thing that is wrong. Its texts name no age: the screen prints `sinceAt` (ms; in the future for a certificate that is
 * still to end) beside them.
 */
export type Concern = {
  kind: ConcernKind;
  severity: Severity;
  sentence: string;
  detail: string | null;
  sinceAt: number | null;
  remedy: Remedy | null;
};

/** What of an app the rules look at. Times are in ms. */
export type ConcernedApp = {
  id: string;
  name: string;
  stage: string | null;
  team: string | null;
  state: AppState;
  affected: number;
  total: number;
  troubled: readonly string[];
  sinceAt: number | null;
  isMaintenance: boolean;
  maintenanceSinceAt: number | null;
  certificate: { host: string; endsAt: number } | null;
  release: { version: number; at: number | null; by: string | null; status: string | null } | null;
  stack: string | null;
  updatedAt: number | null;
  readAt: { formation: number | null; dynos: number | null };
};

type Rule = (app: ConcernedApp, nowMs: number) => Omit<Concern, 'kind'> | null;

/** Everything that an app needs attention for at `nowMs`, the worst first; empty when all is well. */
export function concernsOf(app: ConcernedApp, nowMs: number): Concern[] {
  return concernKinds
    .flatMap((kind) => {
      const found = rules[kind](app, nowMs);
      return found ? [{ kind, ...found }] : [];
    })
    .sort((a, b) => severityRank(a) - severityRank(b));
}

/** Where a concern stands among others: first by severity, then by kind. */
export function concernRank(concern: Pick<Concern, 'kind' | 'severity'>): number {
  return severityRank(concern) * concernKinds.length + concernKinds.indexOf(concern.kind);
}

const severities: readonly Severity[] = ['danger', 'warning', 'notice'];
const severityRank = ({ severity }: Pick<Concern, 'severity'>) => severities.indexOf(severity);
const allowedAt = (stage: string | null, limits: { production: number; elsewhere: number }) =>
  stage === 'production' ? limits.production : limits.elsewhere;

const rules: Record<ConcernKind, Rule> = {
  crashed({ state, affected, total, troubled, sinceAt }) {
    if (state !== 'crashed') return null;
    const [only] = troubled;
    return {
      severity: 'danger',
      sentence: `${namesOf(troubled, affected)} crashed`,
      detail: `${total - affected} of ${total} dynos run on.`,
      sinceAt,
      remedy: remedyOfCrash(only, affected, total),
    };
  },

  'release-failed'({ release }) {
    if (release?.status !== 'failed') return null;
    return {
      severity: 'danger',
      sentence: `v${release.version} failed`,
      detail: 'The release before it is still running.',
      sinceAt: release.at,
      remedy: { kind: 'open', panel: 'releases' },
    };
  },

  'no-dynos'({ state, stage }) {
    if (state !== 'scaled-to-zero' || stage !== 'production') return null;
    return {
      severity: 'warning',
      sentence: 'Nothing runs',
      detail: 'Every process type of this production app is at 0.',
      sinceAt: null,
      remedy: { kind: 'open', panel: 'formation' },
    };
  },

  maintenance({ isMaintenance, maintenanceSinceAt, stage }, nowMs) {
    if (!isMaintenance || maintenanceSinceAt === null) return null;
    if (nowMs - maintenanceSinceAt <= allowedAt(stage, maintenanceAllowedMs)) return null;
    return {
      severity: 'warning',
      sentence: 'Maintenance was left on',
      detail: 'Visitors get Heroku’s maintenance page.',
      sinceAt: maintenanceSinceAt,
      remedy: { kind: 'end-maintenance' },
    };
  },

  certificate({ certificate }, nowMs) {
    if (certificate === null || certificate.endsAt - nowMs > certificateWarningMs) return null;
    const { host, endsAt } = certificate;
    return {
      severity: endsAt - nowMs <= certificateUrgentMs ? 'danger' : 'warning',
      sentence: endsAt <= nowMs ? `The certificate of ${host} has ended` : `The certificate of ${host} ends`,
      detail: null,
      sinceAt: endsAt,
      remedy: { kind: 'dashboard' },
    };
  },

  unknown({ state, stage, updatedAt, readAt }, nowMs) {
    const read = [readAt.formation, readAt.dynos].filter((at) => at !== null);
    const remedy = { kind: 'open', panel: 'dynos' } as const;
    if (read.length === 0) return null;
    const oldest = Math.min(...read);
    if (nowMs - oldest > allowedAt(stage, readingAllowedMs)) {
      const detail = 'What it is doing now may be something else than what is shown.';
      return { severity: 'notice', sentence: 'Not read for long', detail, sinceAt: oldest, remedy };
    }
    if (state !== 'unknown' || readAt.dynos === null) return null;
    if (updatedAt !== null && nowMs - updatedAt <= unknownAllowedMs) return null;
    const detail = 'Its formation asks for dynos, and Heroku lists none.';
    return { severity: 'notice', sentence: 'What it is doing is not known', detail, sinceAt: updatedAt, remedy };
  },

  stack({ stack }) {
    if (stack === null || !isEndingStack(stack)) return null;
    const sentence = endingStackSentence(stack);
    return { severity: 'notice', sentence, detail: null, sinceAt: null, remedy: { kind: 'dashboard' } };
  },
};

// A restart of the whole app would take down the dynos that run on.
function remedyOfCrash(only: string | undefined, affected: number, total: number): Remedy {
  if (affected === 1 && only) return { kind: 'restart-dyno', dyno: only };
  return affected === total ? { kind: 'restart-app' } : { kind: 'open', panel: 'dynos' };
}

function namesOf(dynos: readonly string[], count: number): string {
  if (dynos.length === 0 || count > dynos.length) return `${count} dynos`;
  return dynos.join(', ').replace(/, ([^,]*)$/, ' and $1');
}
