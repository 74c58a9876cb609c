'use client';

import { GitCommitHorizontal, Undo2 } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { rollBackApp, rollBackAppCode } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { SheetClose } from '@/components/ui/sheet';
import type { FleetRow } from '@/lib/fleet/rows';
import { formatPlural } from '@/lib/format';
import { keysOfAppChange } from '@/lib/queries/keys';
import type { Xray } from '@/lib/reads/release-xray';
import { codeChanges, codeName, mayRollBackTo, mayTakeBackCode, rollbackChanges } from '@/lib/rules/rollback';
import { XrayCard } from './xray-card';

type XrayActsProps = { xray: Xray; row: FleetRow; reason: string | null; onClose(): void };

/** The two ways to roll back. In production the app's name unlocks both; neither is chosen beforehand. */
export function XrayActs({ xray, row, reason, onClose }: XrayActsProps) {
  const desk = useOperationDesk();
  const fieldId = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // On a phone the keyboard would cover what is to be read first.
    if (window.matchMedia?.('(pointer: coarse)').matches) return;
    field.current?.focus({ preventScroll: true });
  }, []);
  const [typed, setTyped] = useState('');
  const [running, setRunning] = useState<'all' | 'code' | null>(null);
  const { now, target, slugs, lost, config } = xray;
  const phrase = row.stage === 'production' ? row.name : null;
  const isUnlocked = phrase === null || typed.trim() === phrase;
  const untyped = isUnlocked ? null : `Type ${phrase} first.`;
  const [all, code] = [mayRollBackTo(target), mayTakeBackCode(target, now)];
  const from = { ...now, code: codeName(now.slug, slugs.now?.commit) };
  const to = { ...target, code: codeName(target.slug, slugs.target?.commit) };
  const begin = async (way: 'all' | 'code') => {
    setRunning(way);
    const ending = await desk.begin({
      action: way === 'all' ? rollBackApp : rollBackAppCode,
      input: { app: row.id, release: target.id },
      affects: keysOfAppChange(row.id),
      tone: way === 'all' ? 'destructive' : 'primary',
      agreed: { changes: way === 'all' ? rollbackChanges(from, to) : codeChanges(from, to), typed: phrase },
    });
    if (ending === 'done') onClose();
    else setRunning(null);
  };
  const dynos = row.dynos === null ? 'restarts every dyno' : `restarts ${formatPlural(row.dynos, 'dyno')}`;
  const next = `v${Math.max(now.version, ...xray.passed.map(({ version }) => version), xray.newest) + 1}`;
  return (
    <div className="bottom-0 border-t bg-sheet px-4 pt-4 pb-5 wide:sticky wide:px-6">
      <div className="mb-2.5 flex flex-wrap items-center gap-x-3 gap-y-2">
        {phrase === null ? null : (
          <>
            <label htmlFor={fieldId} className="text-muted">
              Production: type the app name to unlock both buttons
            </label>
            <Input
              ref={field}
              id={fieldId}
              value={typed}
              autoComplete="off"
              autoCapitalize="off"
              autoCorrect="off"
              spellCheck={false}
              placeholder={phrase}
              aria-invalid={(typed.trim() !== '' && !phrase.startsWith(typed.trim())) || undefined}
              onChange={(event) => setTyped(event.target.value)}
              className="w-69 font-mono text-small max-wide:h-11 max-wide:w-full max-wide:text-[16px]"
            />
            <span aria-live="polite" className="sr-only">
              {isUnlocked ? 'Both buttons are unlocked.' : ''}
            </span>
          </>
        )}
        <SheetClose asChild>
          <Button variant="ghost" size="lg" className="ml-auto max-wide:h-11">
            Cancel
            <Kbd className="max-wide:hidden">Esc</Kbd>
          </Button>
        </SheetClose>
      </div>
      <div className="grid gap-3 wide:grid-cols-2">
        <XrayCard
          title={`Code and config return to v${target.version}`}
          priceCalls={3}
          lines={[
            [configLoses(config) ? '−' : '=', losesOf(lost.length, config, now.slug === target.slug)],
            ['=', `Creates ${next}, ${dynos}, add-ons stay`],
            ['=', 'Then watched for 10 minutes, with Undo'],
          ]}
        >
          <Button
            variant="destructive"
            size="lg"
            isPending={running === 'all'}
            disabledReason={reason ?? (all.allowed ? untyped : all.reason)}
            onClick={() => void begin('all')}
            className="max-wide:h-11"
          >
            <Undo2 aria-hidden="true" />
            Roll back everything
          </Button>
        </XrayCard>
        <XrayCard
          title={`Only the code returns to v${target.version}`}
          priceCalls={3}
          isQuiet
          lines={[
            [
              '=',
              config === null
                ? 'Every key keeps today’s value'
                : `All ${formatPlural(config.nowKeys, 'key')} keep today’s values`,
            ],
            ['=', `Creates ${next} from slug ${to.code}, ${dynos}`],
            ['=', 'Then watched for 10 minutes, with Undo'],
          ]}
        >
          <Button
            variant="primary"
            size="lg"
            isPending={running === 'code'}
            disabledReason={reason ?? (code.allowed ? untyped : code.reason)}
            onClick={() => void begin('code')}
            className="max-wide:h-11"
          >
            <GitCommitHorizontal aria-hidden="true" />
            Roll back code, keep config
          </Button>
        </XrayCard>
      </div>
    </div>
  );
}

function configLoses(config: Xray['config']): boolean {
  return config === null || config.losses.length > 0;
}

function losesOf(slugs: number, config: Xray['config'], isCodeEqual: boolean): string {
  const of = (kind: string) => config?.losses.filter((loss) => loss.kind === kind).length ?? 0;
  const [gone, changed, back] = [of('removed'), of('changed'), of('returned')];
  const parts = [
    ...(gone > 0 ? [`${formatPlural(gone, 'key')} ${gone === 1 ? 'goes' : 'go'}`] : []),
    ...(changed > 0 ? [`${formatPlural(changed, 'value')} ${changed === 1 ? 'changes' : 'change'} back`] : []),
    ...(back > 0 ? [`${formatPlural(back, 'key')} ${back === 1 ? 'returns' : 'return'}`] : []),
    ...(slugs > 0
      ? [`${formatPlural(slugs, 'deploy')} ${slugs === 1 ? 'goes' : 'go'}`]
      : isCodeEqual
        ? []
        : ['the code changes']),
    ...(config === null ? ['config is unknown'] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'Nothing goes';
}
