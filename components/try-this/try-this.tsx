'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { preferenceCookies } from '@/components/patterns/preference-cookies';
import { savePreference } from '@/components/patterns/save-preference';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { auditOptions } from '@/lib/queries/audit';
import { dynosOptions } from '@/lib/queries/dynos';
import { fleetRowsOptions } from '@/lib/queries/fleet';
import { routes } from '@/lib/routes';
import { stepsDone, storyApp } from '@/lib/rules/try-this';

type Step = { text: string; href?: Route };

const steps: readonly Step[] = [
  { text: 'Open the app that is in trouble', href: routes.app(storyApp) },
  { text: 'Scale web up by one, with its price before the click', href: routes.app(storyApp) },
  { text: 'Watch the dyno start and come up' },
  { text: 'Undo it from the receipt' },
  { text: 'Find both changes in the audit log', href: routes.audit(storyApp) },
];

/** Five steps through the demonstration's story, which began at `sinceMs`; they tick themselves off. */
export function TryThis({ sinceMs }: { sinceMs: number }) {
  const [isOpen, setIsOpen] = useState(true);
  const { data: fleet } = useQuery(fleetRowsOptions());
  const app = fleet?.rows.find(({ name }) => name === storyApp);
  if (!isOpen || !app) return null;
  const dismiss = () => {
    setIsOpen(false);
    savePreference(preferenceCookies.tryThis, 'dismissed');
  };
  return <Steps app={app.id} sinceMs={sinceMs} onDismiss={dismiss} />;
}

function Steps({ app, sinceMs, onDismiss }: { app: string; sinceMs: number; onDismiss(): void }) {
  const done = useStepsDone(app, sinceMs);
  return (
    <section
      aria-labelledby="try-this-title"
      className="mx-4 mb-4 rounded-lg border border-control-edge border-dashed bg-surface px-4 py-3 wide:mx-5"
    >
      <div className="flex items-center gap-2">
        <h2 id="try-this-title" className="flex-1 font-medium">
          {done === steps.length ? 'That was the whole loop: seen, priced, done, undone, on record' : 'Try this'}
        </h2>
        <span className="text-small text-subtle tabular-nums">
          {done} of {steps.length}
        </span>
        <Button variant="ghost" size="icon-sm" aria-label="Dismiss Try this" onClick={onDismiss}>
          <X aria-hidden="true" />
        </Button>
      </div>
      <ol className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-small">
        {steps.map((step, index) => (
          <StepLine key={step.text} step={step} number={index + 1} isDone={index < done} isNext={index === done} />
        ))}
      </ol>
    </section>
  );
}

function StepLine({ step, number, isDone, isNext }: { step: Step; number: number; isDone: boolean; isNext: boolean }) {
  return (
    <li
      aria-current={isNext ? 'step' : undefined}
      className={cn('items-center gap-1.5', isNext ? 'flex text-foreground' : 'hidden text-subtle md:flex')}
    >
      <span
        aria-hidden="true"
        className={cn(
          'inline-flex size-4 items-center justify-center rounded-full border text-caption leading-none',
          isNext && 'border-link text-link',
        )}
      >
        {isDone ? <Check className="size-3 text-success-mark" /> : number}
      </span>
      {isDone ? <span className="sr-only">Done: </span> : null}
      {isNext && step.href ? (
        <Link href={step.href} className="rounded-sm text-link hover:underline">
          {step.text}
        </Link>
      ) : (
        step.text
      )}
    </li>
  );
}

function useStepsDone(app: string, sinceMs: number): number {
  const path = usePathname();
  const isThere = path === routes.app(storyApp);
  const [hasOpened, setHasOpened] = useState(isThere);
  if (isThere && !hasOpened) setHasOpened(true);
  const { data: audit } = useInfiniteQuery({ ...auditOptions({ app }), refetchOnMount: false });
  const { data: dynos } = useQuery({ ...dynosOptions(app), enabled: isThere });
  const scalings =
    audit?.pages[0]?.events.filter(
      ({ action, outcome, at }) => action === 'scale' && outcome === 'succeeded' && Date.parse(at) >= sinceMs,
    ) ?? [];
  return stepsDone({
    openedApp: hasOpened,
    openedAudit: path.startsWith('/audit'),
    scalings: scalings.map(({ undoOf }) => ({ isUndo: undoOf !== null })),
    areDynosMoving: dynos?.items.some(({ state }) => state === 'starting') ?? false,
  });
}
