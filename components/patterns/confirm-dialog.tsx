'use client';

import { ArrowRight } from 'lucide-react';
import type * as React from 'react';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogContent, DialogFooter, DialogHeader } from '@/components/ui/dialog';
import type { AppError } from '@/lib/result';
import { CliLine } from './cli-line';
import { ErrorLine } from './error-line';
import { PriceTag } from './price-tag';
import { SecondFactorField } from './second-factor-field';
import { TypedPhrase } from './typed-phrase';

export type ConfirmDialogProps = {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  /** Verb and object: `Scale web to 4 on checkout-api`. */
  title: string;
  /** Repeats the verb: `Scale web to 4`. */
  confirmLabel: string;
  /** `code` where one was asked for. */
  onConfirm(code?: string): void;
  tone?: 'primary' | 'destructive';
  from?: React.ReactNode;
  to?: React.ReactNode;
  /** The consequence, in sentences. */
  children?: React.ReactNode;
  priceCalls?: number;
  /** Must be typed exactly before the button works. */
  phrase?: string;
  /** The same change as one line of the CLI. */
  cli?: string | undefined;
  /** Asks for the code of a second factor too. */
  asksCode?: boolean;
  isPending?: boolean;
  /** What went wrong at the last try; the dialog stays open. */
  error?: AppError | null;
  /** Why it cannot be confirmed now. */
  disabledReason?: string | null;
};

/** Asks before a change of something live. It stays open while the change runs and when it fails. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onOpenChange, isPending = false } = props;
  return (
    <Dialog open={isOpen} onOpenChange={(next) => (isPending ? undefined : onOpenChange(next))}>
      {isOpen ? <ConfirmContent {...props} isPending={isPending} /> : null}
    </Dialog>
  );
}

function ConfirmContent({
  onOpenChange,
  title,
  confirmLabel,
  onConfirm,
  tone = 'primary',
  from,
  to,
  children,
  priceCalls,
  phrase,
  cli,
  asksCode = false,
  isPending = false,
  error = null,
  disabledReason = null,
}: ConfirmDialogProps) {
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState('');
  const cancel = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const heldBack =
    disabledReason ??
    (phrase && typed.trim() !== phrase ? `Type ${phrase} first` : null) ??
    (asksCode && code.trim() === '' && !isPending ? 'Enter the code first' : null);
  const confirm = () => {
    if (heldBack !== null || isPending) return;
    onConfirm(...(asksCode ? [code.trim()] : []));
    setCode('');
  };
  const handleKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !phrase) confirm();
  };
  return (
    <DialogContent
      role="alertdialog"
      onOpenAutoFocus={(event) => {
        event.preventDefault();
        if (!asksCode) (field.current ?? cancel.current)?.focus();
      }}
      onPointerDownOutside={(event) => event.preventDefault()}
      onKeyDown={handleKeyDown}
    >
      <DialogHeader title={title}>{children}</DialogHeader>
      <DialogBody className="flex flex-col gap-3 empty:hidden">
        {from !== undefined && to !== undefined ? <FromTo from={from} to={to} /> : null}
        {phrase ? (
          <TypedPhrase ref={field} phrase={phrase} value={typed} onValueChange={setTyped} onEnter={confirm} />
        ) : null}
        {error ? <ErrorLine error={error} /> : null}
        {asksCode ? (
          <SecondFactorField key={error?.heroku?.requestId} value={code} onValueChange={setCode} onEnter={confirm} />
        ) : null}
        {cli ? <CliLine cli={cli} /> : null}
      </DialogBody>
      <DialogFooter>
        {priceCalls === undefined ? null : <PriceTag calls={priceCalls} className="mr-auto" />}
        <Button ref={cancel} variant="ghost" size="lg" onClick={() => (isPending ? undefined : onOpenChange(false))}>
          Cancel
        </Button>
        <Button variant={tone} size="lg" isPending={isPending} disabledReason={heldBack} onClick={confirm}>
          {confirmLabel}
        </Button>
      </DialogFooter>
    </DialogContent>
  );
}

function FromTo({ from, to }: { from: React.ReactNode; to: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[1fr_auto_1fr] items-center gap-3 rounded-md border bg-surface px-3 py-2">
      <div className="min-w-0 text-muted">
        <span className="sr-only">From </span>
        {from}
      </div>
      <ArrowRight aria-hidden="true" strokeWidth={1.75} className="size-3.5 text-subtle" />
      <div className="min-w-0 font-medium">
        <span className="sr-only">to </span>
        {to}
      </div>
    </div>
  );
}
