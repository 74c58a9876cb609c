'use client';

import { useId } from 'react';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { fewestFailures } from '@/lib/rules/bulk';
import type { Manner } from './bulk-asked';

type BulkMannerProps = {
  apps: readonly { id: string; name: string }[];
  value: Manner;
  onValueChange(manner: Manner): void;
};

const none = 'none';
const waves = [1, 2, 5, 10, 25, 50];
const percents = [0, 5, 10, 20, 50];

/** How it is to go: one app first, so many at once, paused at so many failures. */
export function BulkManner({ apps, value, onValueChange }: BulkMannerProps) {
  const set = (part: Partial<Manner>) => onValueChange({ ...value, ...part });
  const count = apps.length;
  const number = (text: string) => (text === none ? null : Number(text));
  return (
    <fieldset className="flex flex-col gap-2 border-t pt-4">
      <legend className="sr-only">How it is to go</legend>
      <Choice
        label="First alone"
        value={value.canary ?? none}
        options={[{ value: none, label: 'No app' }, ...apps.map(({ id, name }) => ({ value: id, label: name }))]}
        onValueChange={(text) => set({ canary: text === none ? null : text })}
        hint={value.canary === null ? null : 'The others wait until its dynos are up. Should it fail, they stay.'}
      />
      <Choice
        label="At once"
        value={String(value.waveSize ?? none)}
        options={[
          { value: none, label: 'As many as go' },
          ...waves
            .filter((size) => size < count)
            .map((size) => ({ value: String(size), label: size === 1 ? 'One after another' : `Waves of ${size}` })),
        ]}
        onValueChange={(text) => set({ waveSize: number(text) })}
        hint={value.waveSize === null ? null : 'The next begin when all of these have ended.'}
      />
      <Choice
        label="Pause"
        value={String(value.stopAtPercent ?? none)}
        options={[
          ...percents.map((percent) => ({
            value: String(percent),
            label: percent === 0 ? 'At the first failure' : `At ${percent} % of failures`,
          })),
          { value: none, label: 'Never' },
        ]}
        onValueChange={(text) => set({ stopAtPercent: number(text) })}
        hint={stopHint(value.stopAtPercent, count)}
      />
    </fieldset>
  );
}

function stopHint(percent: number | null, count: number): string | null {
  if (percent === null || percent === 0) return null;
  if (count <= fewestFailures) return 'So few apps never get there.';
  return `Of the apps that ran, from ${fewestFailures} failures on.`;
}

type ChoiceProps = React.ComponentProps<typeof Select> & { label: string; hint: string | null };

function Choice({ label, hint, ...select }: ChoiceProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-0.5">
      <Label htmlFor={id} className="font-normal text-muted">
        {label}
      </Label>
      <span className="flex flex-wrap items-center gap-x-3">
        <Select id={id} className="max-w-full max-sm:h-11" {...select} />
        {hint === null ? null : <span className="text-small text-subtle">{hint}</span>}
      </span>
    </div>
  );
}
