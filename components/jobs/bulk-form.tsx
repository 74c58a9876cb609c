'use client';

import { useRef, useState } from 'react';
import type { BulkWish } from '@/components/patterns/bulk-context';
import { CopyButton } from '@/components/patterns/copy-button';
import { ErrorLine } from '@/components/patterns/error-line';
import { PriceTag } from '@/components/patterns/price-tag';
import { Segmented } from '@/components/patterns/segmented';
import { TypedPhrase } from '@/components/patterns/typed-phrase';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { formatMoneyDelta } from '@/lib/format';
import { errorOf } from '@/lib/queries/error-of';
import { BulkApps } from './bulk-apps';
import { type Fields, firstFields, inputOf, typesOf } from './bulk-asked';
import { BulkBudget } from './bulk-budget';
import { BulkManner } from './bulk-manner';
import { ScaleFields } from './scale-fields';
import { useBulkPlan } from './use-bulk-plan';
import { useFirstFocus } from './use-first-focus';

type BulkFormProps = { wish: BulkWish; jobId: string; onBegun(): void; onCancel(): void };

/** What would become of each app, how it is to go, and the button that begins it. */
export function BulkForm({ wish, jobId, onBegun, onCancel }: BulkFormProps) {
  const [fields, setFields] = useState<Fields>(() => firstFields(wish));
  const [typed, setTyped] = useState('');
  const form = useRef<HTMLDivElement>(null);
  const { plan, begin } = useBulkPlan(wish.act, inputOf(wish, jobId, fields), onBegun);
  const seen = plan.data?.plan;
  const apps = seen?.apps ?? [];
  const chosen = apps.filter(({ refused }) => refused === null);
  const phrase = seen?.typed ?? null;
  useFirstFocus(form, seen !== undefined);
  const heldBack = heldBackBy();
  const confirm = () => {
    if (heldBack === null && !begin.isPending && plan.data) begin.mutate(plan.data.planHash);
  };

  function heldBackBy(): string | null {
    if (!seen || plan.isPlaceholderData || plan.isError) return 'The plan is not there yet';
    if (chosen.length === 0) return 'None of these apps can be changed like this';
    return phrase !== null && typed.trim() !== phrase ? `Type ${phrase} first` : null;
  }

  const error = begin.error ?? plan.error;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole form
    <div
      ref={form}
      className="flex min-h-0 flex-1 flex-col"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.defaultPrevented) confirm();
      }}
    >
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-5 py-4">
        {wish.act === 'scale' ? (
          <ScaleFields
            types={typesOf(wish)}
            app={wish.apps[0]?.id ?? ''}
            value={fields.scale}
            onValueChange={(scale) => setFields({ ...fields, scale })}
          />
        ) : null}
        {wish.act === 'maintenance' ? (
          <Segmented
            label="Maintenance mode"
            value={fields.isOn ? 'on' : 'off'}
            options={[
              { value: 'on', label: 'Turn on' },
              { value: 'off', label: 'Turn off' },
            ]}
            onValueChange={(value) => setFields({ ...fields, isOn: value === 'on' })}
          />
        ) : null}
        {seen ? (
          <BulkApps apps={apps} isOld={plan.isPlaceholderData} />
        ) : plan.isError ? null : (
          <Skeleton className="h-40" />
        )}
        {seen?.consequences.map((sentence) => (
          <p key={sentence} className="text-pretty text-muted">
            {sentence}
          </p>
        ))}
        {chosen.length > 1 ? (
          <BulkManner
            apps={chosen}
            value={fields.manner}
            onValueChange={(manner) => setFields({ ...fields, manner })}
          />
        ) : null}
        {seen ? <BulkBudget calls={seen.priceCalls} /> : null}
        {phrase !== null && chosen.length > 0 ? (
          <TypedPhrase phrase={phrase} value={typed} onValueChange={setTyped} onEnter={confirm} />
        ) : null}
        {error ? <ErrorLine error={errorOf(error)} /> : null}
      </div>
      <footer className="flex shrink-0 [&>button]:max-sm:h-11 flex-wrap items-center justify-end gap-2 border-t px-5 py-3">
        <span className="mr-auto flex items-center gap-3">
          {seen ? <PriceTag calls={seen.priceCalls} /> : null}
          {seen?.cli ? <CopyButton value={seen.cli} label="Copy as CLI commands" /> : null}
          {seen && seen.centsPerMonth !== 0 ? <Cost cents={seen.centsPerMonth} /> : null}
        </span>
        <Button data-first="cancel" variant="ghost" size="lg" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          size="lg"
          variant={phrase === null ? 'primary' : 'destructive'}
          isPending={begin.isPending}
          disabledReason={heldBack}
          onClick={confirm}
        >
          {seen?.title ?? 'Planning'}
        </Button>
      </footer>
    </div>
  );
}

function Cost({ cents }: { cents: number | null }) {
  if (cents === null) return <span className="text-muted text-small">price not known</span>;
  return (
    <span className="text-muted text-small">
      <span className="font-medium text-foreground tabular-nums">{formatMoneyDelta(cents)}</span> per month
    </span>
  );
}
