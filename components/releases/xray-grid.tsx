import { RelativeTime } from '@/components/patterns/relative-time';
import { StatusBadge } from '@/components/patterns/status-badge';
import { StatusShape } from '@/components/patterns/status-shape';
import { cn } from '@/components/ui/cn';
import type { FleetRow } from '@/lib/fleet/rows';
import { formatPlural } from '@/lib/format';
import type { ReleaseRow } from '@/lib/reads/release-row';
import type { Xray } from '@/lib/reads/release-xray';
import type { Activity } from '@/lib/rules/active-for';
import { appStateDetail } from '@/lib/rules/app-state';
import { addOnsBetween, commandsRun, lossFigure, typesLost } from '@/lib/rules/xray';
import { shortPerson } from './release-mark';
import { XrayCode } from './xray-code';
import { XrayConfigRow } from './xray-config';
import { Fate, XrayRow, xrayColumns } from './xray-row';
import { XrayTarget } from './xray-target';

type XrayGridProps = {
  xray: Xray;
  row: FleetRow;
  releases: readonly ReleaseRow[];
  active: ReadonlyMap<number, Activity>;
  onTarget(version: number): void;
};

/** Now, target, and what would be lost between them. */
export function XrayGrid({ xray, row, releases, active, onTarget }: XrayGridProps) {
  const { now, target, passed, lost, config, slugs } = xray;
  const commands = commandsRun(passed);
  return (
    <div className="flex-1">
      <header className={cn(xrayColumns, 'border-b')}>
        <span className="hidden wide:block" />
        <div className="min-w-0 px-4 py-3 wide:border-l">
          <p className="text-muted text-small">Now</p>
          <p className="flex flex-wrap items-center gap-x-2 text-figure">
            v{now.version}
            <StatusBadge
              status={row.state}
              {...(appStateDetail({ ...row, dynos: row.troubled }) && {
                detail: appStateDetail({ ...row, dynos: row.troubled }) ?? '',
              })}
            />
          </p>
          <p className="truncate text-muted text-small">
            {shortPerson(now.by)}
            {now.createdAt === null ? null : (
              <>
                , released <RelativeTime at={now.createdAt} form="sentence" />
              </>
            )}
          </p>
        </div>
        <XrayTarget target={target} releases={releases} activity={active.get(target.version)} onTarget={onTarget} />
        <div className="min-w-0 bg-danger-ground px-4 py-3 wide:border-l">
          <p className="text-muted text-small">What you lose</p>
          <p className="text-balance text-danger text-figure">
            {lossFigure(lost.length, config, now.slug === target.slug)}
          </p>
          <p className="text-muted text-small">{spanOf(passed)}</p>
        </div>
      </header>
      <XrayCode xray={xray} />
      <XrayConfigRow xray={xray} />
      <AddOns now={now} target={target} />
      <XrayRow
        label="Commands"
        now={
          commands.length > 0 ? (
            <p className="text-foreground">release command ran in {versions(commands)}</p>
          ) : (
            <p className="text-muted">no release command ran since</p>
          )
        }
        target={<p className="text-muted">{commands.length > 0 ? 'before them' : '–'}</p>}
        lose={
          commands.length > 0 ? (
            <p className="text-warning">
              <StatusShape status="warning" className="size-3" />
              migrations are not undone
            </p>
          ) : (
            <Fate kind="same">nothing to undo</Fate>
          )
        }
      />
      <Formation row={row} lostTypes={typesLost(slugs.now?.types ?? null, slugs.target?.types ?? null)} />
    </div>
  );
}

function AddOns({ now, target }: { now: ReleaseRow; target: ReleaseRow }) {
  const between = addOnsBetween(now.plans, target.plans);
  if (between === null) {
    return (
      <XrayRow
        label="Add-ons"
        now={<p className="text-muted">unknown</p>}
        target={<p className="text-muted">unknown</p>}
        lose={<Fate kind="same">not touched</Fate>}
      />
    );
  }
  const { differing, equal } = between;
  const others = differing.length > 0 ? formatPlural(equal, 'other') : formatPlural(equal, 'add-on');
  return (
    <XrayRow
      label="Add-ons"
      now={
        <>
          {differing.map(({ service, now: plans }) => (
            <Plans key={service} plans={plans} />
          ))}
          <p className="text-muted">{others}</p>
        </>
      }
      target={
        <>
          {differing.map(({ service, target: plans }) => (
            <Plans key={service} plans={plans} />
          ))}
          <p className="text-muted">equal</p>
        </>
      }
      lose={
        <>
          {differing.map(({ service, now: plans }) => (
            <Fate key={service} kind="same">
              {plans.length > 0 ? `stays on ${plans.map(planName).join(', ')}` : 'is not provisioned again'}
            </Fate>
          ))}
          <Fate kind="same">not touched</Fate>
        </>
      }
    />
  );
}

function Plans({ plans }: { plans: readonly string[] }) {
  if (plans.length === 0) return <p className="text-muted">none</p>;
  return (
    <p className="font-mono">
      <span className="min-w-0 truncate">
        {plans.map((plan, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one app may have the same plan twice
          <span key={place} className="text-muted">
            {place > 0 ? ', ' : null}
            <span className="text-foreground">{plan.split(':')[0]}</span>
            {plan.slice(plan.split(':')[0]?.length)}
          </span>
        ))}
      </span>
    </p>
  );
}

function Formation({ row, lostTypes }: { row: FleetRow; lostTypes: string[] | null }) {
  const processes = [...(row.web ? [{ type: 'web', quantity: row.web.quantity }] : []), ...row.others].filter(
    ({ type, quantity }) => quantity > 0 || type !== 'release',
  );
  const isKnown = row.readAt.formation !== null;
  const words = isKnown
    ? processes.map(({ type, quantity }) => `${type} ${quantity}`).join(', ') || 'no process types'
    : 'unknown';
  const gone = (lostTypes ?? []).filter((type) => type !== 'release' && processes.some((one) => one.type === type));
  const kept = processes.filter(({ type }) => !gone.includes(type));
  return (
    <XrayRow
      label="Formation"
      now={<p className="text-foreground">{words}</p>}
      target={
        <p className="text-foreground">
          {isKnown
            ? kept.map(({ type, quantity }) => `${type} ${quantity}`).join(', ') || 'no process types'
            : 'unknown'}
        </p>
      }
      lose={
        gone.length > 0 ? (
          <Fate kind="lost">{gone.join(', ')} is not in the target’s code: its dynos stop</Fate>
        ) : (
          <Fate kind="same">not touched</Fate>
        )
      }
    />
  );
}

function planName(plan: string): string {
  return plan.split(':')[1] ?? plan;
}

function versions(list: readonly number[]): string {
  const shown = list.slice(0, 3).map((version) => `v${version}`);
  return list.length > shown.length ? `${shown.join(', ')} and ${list.length - shown.length} more` : shown.join(', ');
}

function spanOf(passed: readonly ReleaseRow[]): string {
  const [first, last] = [passed.at(-1), passed[0]];
  if (!first || !last) return 'no release lies between';
  if (first === last) return `across 1 release, v${last.version}`;
  return `across ${passed.length} releases, v${first.version} to v${last.version}`;
}
