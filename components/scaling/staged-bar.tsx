import { ArrowRight } from 'lucide-react';
import { PriceTag } from '@/components/patterns/price-tag';
import { Button } from '@/components/ui/button';
import { formatMoney, formatMoneyDelta } from '@/lib/format';
import type { changed, Process, Size } from '@/lib/rules/scaling';
import { careFor } from '@/lib/rules/scaling-limits';
import { assess, scaleLabel } from './assess';
import type { Draft } from './draft';

/** Calls of a scaling: the look for the plan, the look before the change, the change. */
const priceCalls = 3;

type StagedBarProps = {
  stage: string | null;
  processes: readonly Process[];
  draft: Draft;
  sizes: readonly Size[];
  isRunning: boolean;
  /** What somebody else has changed since it was staged: nothing is asked for before a person has said that it stays. */
  overtaken: ReturnType<typeof changed>;
  onKeep(): void;
  onDraft(draft: Draft): void;
  onScale(): void;
};

/** What has been set but not yet asked for, with its price in dollars and calls. */
export function StagedBar({
  stage,
  processes,
  draft,
  sizes,
  isRunning,
  overtaken,
  onKeep,
  onDraft,
  onScale,
}: StagedBarProps) {
  const { changes, totalCents, deltaCents, obstacle, wayOut } = assess(processes, draft, sizes);
  const isOvertaken = overtaken.length > 0;
  return (
    <section
      aria-label="Staged change"
      className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 border-row-line border-t bg-staged px-4 py-2"
    >
      <ul className="flex flex-wrap gap-x-4 font-medium tabular-nums">
        {changes.map(({ from, to }) => (
          <li key={to.type} className="flex items-center gap-1.5">
            {to.type} {from.quantity}
            <ArrowRight aria-label="to" strokeWidth={1.75} className="size-3.5 text-subtle" />
            {to.quantity}
            <span className="font-normal text-muted">× {to.size}</span>
          </li>
        ))}
      </ul>
      <p role="status" className={isOvertaken ? 'text-warning' : 'text-muted'}>
        {isOvertaken
          ? `${overtaken.map(sentenceOf).join(', ')} since you set this.`
          : (obstacle ?? <Money deltaCents={deltaCents} totalCents={totalCents} />)}
      </p>
      <PriceTag calls={priceCalls} />
      <div className="ml-auto flex gap-2">
        {wayOut ? <Button onClick={() => onDraft(wayOut.draft)}>{wayOut.label}</Button> : null}
        <Button variant="ghost" onClick={() => onDraft({})}>
          Discard
        </Button>
        {isOvertaken ? (
          <Button onClick={onKeep}>Keep it</Button>
        ) : (
          <Button variant="primary" isPending={isRunning} disabledReason={obstacle} onClick={onScale}>
            {scaleLabel(changes)}
            {careFor(stage, changes) === 'direct' ? null : '…'}
          </Button>
        )}
      </div>
    </section>
  );
}

function sentenceOf({ from, to }: { from: Process; to: Process }): string {
  const [was, is] = from.quantity === to.quantity ? [from.size, to.size] : [from.quantity, to.quantity];
  return `${to.type} went from ${was} to ${is}`;
}

function Money({ deltaCents, totalCents }: { deltaCents: number | null; totalCents: number | null }) {
  if (deltaCents === null || totalCents === null) return 'Heroku tells no price for one of these sizes';
  return (
    <>
      <span className="font-medium text-foreground tabular-nums">{formatMoneyDelta(deltaCents)}</span> per month,{' '}
      {formatMoney(totalCents)} in all
    </>
  );
}
