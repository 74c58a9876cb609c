'use client';

import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { startOneOff } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { PriceTag } from '@/components/patterns/price-tag';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogContent, DialogFooter, DialogHeader } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { formatMoney } from '@/lib/format';
import { dynoSizesOptions } from '@/lib/queries/dyno-sizes';
import { keysOfAppChange } from '@/lib/queries/keys';
import { EnvFields } from './env-fields';
import { emptyRun, lives, type RunDraft, runInput } from './run-draft';

/** Calls of a run: the look for the plan, the look before it, the run itself. */
const priceCalls = 3;

type RunDialogProps = { app: string; onClose(): void; onStarted(dyno: string): void };

/** Asks what to run in a dyno of its own: command, size, variables, how long it may live. */
export function RunDialog({ app, onClose, onStarted }: RunDialogProps) {
  const desk = useOperationDesk();
  const { data: sizes } = useQuery(dynoSizesOptions(app));
  const [draft, setDraft] = useState<RunDraft>(emptyRun);
  const [isRunning, setIsRunning] = useState(false);
  const id = useId();
  const change = (part: Partial<RunDraft>) => setDraft({ ...draft, ...part });
  const { input, obstacle } = runInput(app, draft);
  const sizeOptions = (sizes?.items ?? [])
    .filter(({ isPrivateOnly }) => !isPrivateOnly)
    .map(({ name, centsPerMonth }) => ({
      value: name,
      label: name,
      hint: centsPerMonth === null ? 'no price' : `${formatMoney(centsPerMonth)} per month`,
    }));
  const run = async () => {
    if (obstacle !== null || isRunning) return;
    setIsRunning(true);
    let made: string | undefined;
    const onDone = (receipt: { made?: string }) => {
      made = receipt.made;
    };
    const ending = await desk.begin({ action: startOneOff, input, affects: keysOfAppChange(app), onDone });
    setIsRunning(false);
    if (ending !== 'done') return;
    if (made) onStarted(made);
    else onClose();
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent onPointerDownOutside={(event) => event.preventDefault()}>
        <DialogHeader title="Run a one-off dyno">
          It has the app’s code, config and add-ons. Nothing takes back what its command does.
        </DialogHeader>
        <DialogBody>
          <form
            id={`${id}-form`}
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              void run();
            }}
          >
            <div className="flex flex-col gap-1.5">
              <Label htmlFor={`${id}-command`}>Command</Label>
              <Input
                id={`${id}-command`}
                value={draft.command}
                placeholder="rake db:migrate"
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                maxLength={4_000}
                aria-describedby={`${id}-hint`}
                onChange={(event) => change({ command: event.target.value })}
                className="font-mono text-small"
              />
              <p id={`${id}-hint`} className="text-small text-subtle">
                It is kept in the audit log and in Heroku’s log: put secrets into variables.
              </p>
            </div>
            <div className="flex flex-wrap gap-3">
              <div className="flex flex-col gap-1.5">
                <Label htmlFor={`${id}-size`}>Size</Label>
                <Select
                  id={`${id}-size`}
                  className="w-44"
                  value={draft.size}
                  options={[{ value: '', label: 'Heroku chooses' }, ...sizeOptions]}
                  onValueChange={(size) => change({ size })}
                />
              </div>
              <div className="flex flex-col gap-1.5">
                <Label htmlFor={`${id}-life`}>Ends after</Label>
                <Select
                  id={`${id}-life`}
                  className="w-44"
                  value={draft.life}
                  options={lives}
                  onValueChange={(life) => change({ life })}
                />
              </div>
            </div>
            <EnvFields env={draft.env} onChange={(env) => change({ env })} />
          </form>
        </DialogBody>
        <DialogFooter>
          <PriceTag calls={priceCalls} className="mr-auto" />
          <Button variant="ghost" size="lg" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            form={`${id}-form`}
            variant="primary"
            size="lg"
            isPending={isRunning}
            disabledReason={obstacle}
          >
            Run
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
