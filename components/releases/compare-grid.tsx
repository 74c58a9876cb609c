import { ExactTime } from '@/components/patterns/exact-time';
import { ValuePrint } from '@/components/patterns/value-print';
import { formatPlural } from '@/lib/format';
import type { ReleaseComparison } from '@/lib/reads/release-comparison';
import type { ReleaseRow } from '@/lib/reads/release-row';
import { addOnsBetween } from '@/lib/rules/xray';
import { markWord, shortPerson } from './release-mark';
import { SlugFactsCell } from './slug-facts';
import { Fate, GridRow } from './xray-row';

/** Earlier, later, and what changed between them. */
export function CompareGrid({ comparison }: { comparison: ReleaseComparison }) {
  const { earlier, later, slugs } = comparison;
  return (
    <div>
      <GridRow
        label="Release"
        cells={cells(
          <Release release={earlier} />,
          <Release release={later} />,
          <p className="text-muted">{formatPlural(later.version - earlier.version, 'version')} apart</p>,
        )}
      />
      <GridRow
        label="Code"
        cells={cells(
          <SlugFactsCell id={earlier.slug} facts={slugs.earlier} />,
          <SlugFactsCell id={later.slug} facts={slugs.later} />,
          earlier.slug === later.slug ? (
            <Fate kind="same">the same slug</Fate>
          ) : (
            <Fate kind="differs">another slug</Fate>
          ),
        )}
      />
      <Config comparison={comparison} />
      <AddOns earlier={earlier} later={later} />
    </div>
  );
}

function cells(earlier: React.ReactNode, later: React.ReactNode, changed: React.ReactNode) {
  return [
    ['Earlier', earlier],
    ['Later', later],
    ['What changed', changed],
  ] as const;
}

function Release({ release }: { release: ReleaseRow }) {
  return (
    <>
      <p className="text-foreground">
        <span className="min-w-0 truncate">
          <span className="font-medium font-mono">v{release.version}</span> <bdi>{release.description}</bdi>
        </span>
      </p>
      <p className="text-muted">
        {markWord(release)}, {shortPerson(release.by)}
      </p>
      <p className="text-muted">
        {release.createdAt === null ? 'at an unknown time' : <ExactTime at={release.createdAt} />}
      </p>
    </>
  );
}

const words = { removed: 'added', returned: 'removed', changed: 'another value' } as const;
const fates = { removed: 'back', returned: 'lost', changed: 'differs' } as const;

function Config({ comparison: { config, configProblem } }: { comparison: ReleaseComparison }) {
  const unknown = <p className="text-muted">unknown</p>;
  if (config === null) {
    return <GridRow label="Config" cells={cells(unknown, unknown, <p className="text-warning">{configProblem}</p>)} />;
  }
  const keys = [...config.losses, ...config.kept].sort((a, b) => a.key.localeCompare(b.key));
  const print = (value: string | null) =>
    value === null ? <span className="shrink-0 text-muted">not set</span> : <ValuePrint print={value} />;
  return (
    <GridRow
      label="Config"
      cells={cells(
        <>
          <p className="font-medium text-foreground">{formatPlural(config.targetKeys, 'key')}</p>
          {keys.map(({ key, target }) => (
            <p key={key} className="justify-between">
              <bdi title={key} className="truncate font-mono text-foreground">
                {key}
              </bdi>
              {print(target)}
            </p>
          ))}
          <p className="text-muted">{config.equal === 1 ? '1 key is equal' : `${config.equal} keys are equal`}</p>
        </>,
        <>
          <p className="font-medium text-foreground">{formatPlural(config.nowKeys, 'key')}</p>
          {keys.map(({ key, now }) => (
            <p key={key}>
              <span className="sr-only">{key}: </span>
              {print(now)}
            </p>
          ))}
        </>,
        <>
          <p className="text-muted">{keys.length > 0 ? formatPlural(keys.length, 'difference') : 'no difference'}</p>
          {keys.map(({ key, kind, since }) => (
            <Fate key={key} kind={fates[kind]}>
              <span className="wide:sr-only">
                <bdi className="font-mono">{key}</bdi>:{' '}
              </span>
              {words[kind]}
              {since === null ? null : ` in v${since}`}
            </Fate>
          ))}
        </>,
      )}
    />
  );
}

function AddOns({ earlier, later }: { earlier: ReleaseRow; later: ReleaseRow }) {
  const between = addOnsBetween(later.plans, earlier.plans);
  const unknown = <p className="text-muted">unknown</p>;
  if (between === null) return <GridRow label="Add-ons" cells={cells(unknown, unknown, unknown)} />;
  const plans = (list: readonly string[]) => (
    <p className="font-mono text-foreground">
      <span className="min-w-0 truncate">{list.join(', ') || 'none'}</span>
    </p>
  );
  return (
    <GridRow
      label="Add-ons"
      cells={cells(
        <>
          {between.differing.map(({ service, target }) => (
            <div key={service}>{plans(target)}</div>
          ))}
          <p className="text-muted">{formatPlural(between.equal, 'equal plan')}</p>
        </>,
        between.differing.map(({ service, now }) => <div key={service}>{plans(now)}</div>),
        between.differing.length > 0 ? (
          between.differing.map(({ service }) => (
            <Fate key={service} kind="differs">
              {service}
            </Fate>
          ))
        ) : (
          <Fate kind="same">no difference</Fate>
        ),
      )}
    />
  );
}
