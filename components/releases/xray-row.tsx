import type * as React from 'react';
import { cn } from '@/components/ui/cn';

/** The four columns: label, now, target, what is lost. One below another on a narrow screen. */
export const xrayColumns = 'grid grid-cols-1 wide:grid-cols-[98px_252px_196px_minmax(0,1fr)]';

const cell = 'min-w-0 px-4 py-1.5 wide:border-l wide:py-3';

type XrayRowProps = { label: string; now: React.ReactNode; target: React.ReactNode; lose: React.ReactNode };

/** One line of the X-ray. */
export function XrayRow({ label, now, target, lose }: XrayRowProps) {
  return (
    <GridRow
      label={label}
      cells={[
        ['Now', now],
        ['Target', target],
        ['What you lose', lose],
      ]}
      isLoss
    />
  );
}

type GridRowProps = {
  label: string;
  /** Three columns, each with its name. */
  cells: readonly (readonly [column: string, content: React.ReactNode])[];
  /** The last column lies on the faint red ground. */
  isLoss?: boolean;
};

/** One line of a grid of four columns; on a narrow screen each cell says which column it is. */
export function GridRow({ label, cells, isLoss = false }: GridRowProps) {
  const id = `xray-${label.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <section aria-labelledby={id} className={cn(xrayColumns, 'border-b text-small')}>
      <h3 id={id} className="px-4 pt-3 text-body text-muted leading-7 max-wide:font-medium wide:py-3 wide:pl-6">
        {label}
      </h3>
      {cells.map(([column, content], place) => (
        <Cell
          key={column}
          column={column}
          {...(isLoss && place === cells.length - 1 && { className: 'bg-danger-ground max-wide:py-3' })}
        >
          {content}
        </Cell>
      ))}
    </section>
  );
}

function Cell({ column, className, children }: { column: string; className?: string; children: React.ReactNode }) {
  return (
    <div className={cn(cell, className)}>
      <p className="text-caption text-subtle wide:sr-only">{column}</p>
      <div className="flex flex-col [&>*]:flex [&>*]:min-h-7 [&>*]:items-center [&>*]:gap-2">{children}</div>
    </div>
  );
}

const tones = {
  lost: { sign: '−', className: 'text-danger' },
  changed: { sign: '~', className: 'text-danger' },
  differs: { sign: '≠', className: 'text-warning' },
  back: { sign: '+', className: 'text-info' },
  same: { sign: '=', className: 'text-muted' },
} as const;

/** What becomes of one thing: lost, changed back, other than before, brought back, or left as it is. */
export function Fate({ kind, children }: { kind: keyof typeof tones; children: React.ReactNode }) {
  const { sign, className } = tones[kind];
  return (
    <p className={cn('min-w-0', className)}>
      <span aria-hidden="true" className="w-3 shrink-0 text-center font-mono">
        {sign}
      </span>
      <span className="min-w-0 truncate">{children}</span>
    </p>
  );
}
