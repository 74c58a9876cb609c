import { ValuePrint } from '@/components/patterns/value-print';
import { formatPlural } from '@/lib/format';
import type { DifferingKey } from '@/lib/reads/release-ends';
import type { Xray } from '@/lib/reads/release-xray';
import { Fate, XrayRow } from './xray-row';

/** Keys that a full rollback would take away, bring back or change back; values only as fingerprints. */
export function XrayConfigRow({ xray: { config, configProblem, target } }: { xray: Xray }) {
  if (config === null) {
    return (
      <XrayRow
        label="Config"
        now={<p className="text-muted">unknown</p>}
        target={<p className="text-muted">unknown</p>}
        lose={<p className="text-warning">{configProblem} What would be lost cannot be told.</p>}
      />
    );
  }
  const keys = [...config.losses, ...config.kept];
  return (
    <XrayRow
      label="Config"
      now={
        <>
          <p className="font-medium text-foreground">{formatPlural(config.nowKeys, 'key')}</p>
          {keys.map(({ key, now }) => (
            <p key={key} className="justify-between">
              <bdi title={key} className="truncate font-mono text-foreground">
                {key}
              </bdi>
              {now === null ? <span className="shrink-0 text-muted">not set</span> : <ValuePrint print={now} />}
            </p>
          ))}
          <p className="text-muted">{config.equal === 1 ? '1 key is equal' : `${config.equal} keys are equal`}</p>
        </>
      }
      target={
        <>
          <p className="font-medium text-foreground">{formatPlural(config.targetKeys, 'key')}</p>
          {keys.map(({ key, target: print }) => (
            <p key={key}>
              {print === null ? <span className="text-muted">not set</span> : <ValuePrint print={print} />}
            </p>
          ))}
        </>
      }
      lose={
        <>
          <p className="text-muted">
            {config.losses.length > 0 ? 'Only if you roll back everything' : 'Nothing, either way'}
          </p>
          {config.losses.map((one) => (
            <Loss key={one.key} loss={one} target={target.version} />
          ))}
          {config.kept.map(({ key }) => (
            <Fate key={key} kind="same">
              <KeyName of={key} />
              kept: its add-on owns it
            </Fate>
          ))}
        </>
      }
    />
  );
}

function Loss({ loss: { key, kind, since }, target }: { loss: DifferingKey; target: number }) {
  const when = since === null ? ` since v${target}` : ` in v${since}`;
  if (kind === 'removed')
    return (
      <Fate kind="lost">
        <KeyName of={key} />
        removed, added{when}
      </Fate>
    );
  if (kind === 'returned')
    return (
      <Fate kind="back">
        <KeyName of={key} />
        returns, removed{when}
      </Fate>
    );
  return (
    <Fate kind="changed">
      <KeyName of={key} />
      back to the value of v{target}
    </Fate>
  );
}

/** The key that a cell is about: seen where columns lie one below another, heard everywhere. */
function KeyName({ of }: { of: string }) {
  return (
    <span className="wide:sr-only">
      <bdi className="font-mono">{of}</bdi>:{' '}
    </span>
  );
}
