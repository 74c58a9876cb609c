'use client';

import { ConfirmDialog } from './confirm-dialog';
import type { Desk, Question } from './operation-desk';
import { PlanChanges } from './plan-changes';

/** Shows what an operation would change, and asks. */
export function OperationDialog({ desk, question }: { desk: Desk; question: Question }) {
  const { plan, planHash } = question.seen;
  return (
    <ConfirmDialog
      key={planHash}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : desk.cancel())}
      title={plan.title}
      confirmLabel={plan.title}
      onConfirm={(code) => void desk.confirm(code)}
      cli={plan.cli}
      asksCode={question.asksCode}
      tone={plan.typed === null ? (question.task.tone ?? 'primary') : 'destructive'}
      priceCalls={plan.priceCalls}
      isPending={question.isRunning}
      error={question.error}
      {...(plan.typed !== null && { phrase: plan.typed })}
    >
      <PlanChanges plan={plan} />
    </ConfirmDialog>
  );
}
