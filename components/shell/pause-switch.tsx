'use client';

import { useId, useState } from 'react';
import { setBackgroundPause } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { Switch } from '@/components/ui/switch';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { keys } from '@/lib/queries/keys';

type PauseSwitchProps = {
  budget: Pick<BudgetSnapshot, 'accountId' | 'pausedAt'>;
  /** Why this person may not pause it; null where they may. */
  reason: string | null;
};

/** Stops what Dynodeck asks of an account while nobody looks, for everyone here. */
export function PauseSwitch({ budget: { accountId, pausedAt }, reason }: PauseSwitchProps) {
  const desk = useOperationDesk();
  const [wished, setWished] = useState<boolean | null>(null);
  const [id, reasonId] = [useId(), useId()];
  const change = async (isPaused: boolean) => {
    setWished(isPaused);
    await desk.begin({
      action: setBackgroundPause,
      input: { account: accountId, isPaused },
      affects: [keys.budget, keys.audits],
    });
    setWished(null);
  };
  return (
    <div className="border-t px-4 py-3 text-small">
      <div className="flex items-center justify-between gap-4">
        <label htmlFor={id} className="text-foreground">
          Pause background refresh
        </label>
        <Switch
          id={id}
          checked={wished ?? pausedAt !== null}
          onCheckedChange={change}
          disabled={reason !== null || wished !== null}
          aria-describedby={reason === null ? undefined : reasonId}
        />
      </div>
      {reason === null ? null : (
        <p id={reasonId} className="mt-1 text-pretty text-subtle">
          {reason}
        </p>
      )}
    </div>
  );
}
