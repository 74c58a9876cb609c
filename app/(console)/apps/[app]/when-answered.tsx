import type { DehydratedState } from '@tanstack/react-query';
import type * as React from 'react';
import { Suspense } from 'react';
import { HydrateNow } from '@/components/patterns/hydrate-now';
import { PanelSkeleton } from '@/components/patterns/panel-skeleton';

type WhenAnsweredProps = {
  /** What the panel is still waiting for; undefined where it has it or reads it itself. */
  late: Promise<DehydratedState> | undefined;
  title: string;
  children: React.ReactNode;
};

/** Lets a panel whose answer is late follow on the same response, instead of asking for it a second time. */
export function WhenAnswered({ late, title, children }: WhenAnsweredProps) {
  if (!late) return children;
  return (
    <Suspense fallback={<PanelSkeleton title={title} />}>
      <Late state={late}>{children}</Late>
    </Suspense>
  );
}

async function Late({ state, children }: { state: Promise<DehydratedState>; children: React.ReactNode }) {
  return <HydrateNow state={await state}>{children}</HydrateNow>;
}
