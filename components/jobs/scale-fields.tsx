'use client';

import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Stepper } from '@/components/patterns/stepper';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { dynoSizesOptions } from '@/lib/queries/dyno-sizes';
import type { ScaleWish } from './bulk-asked';

type ScaleFieldsProps = {
  types: readonly string[];
  /** An app through whose account the sizes are known. */
  app: string;
  value: ScaleWish;
  onValueChange(value: ScaleWish): void;
};

type How = 'more' | 'fewer' | 'to' | 'same';
const hows: { value: How; label: string }[] = [
  { value: 'more', label: 'More by' },
  { value: 'fewer', label: 'Fewer by' },
  { value: 'to', label: 'Set to' },
  { value: 'same', label: 'As many as now' },
];
const same = 'same';

/** Which process type, how many dynos, and of which size. */
export function ScaleFields({ types, app, value, onValueChange }: ScaleFieldsProps) {
  const id = useId();
  const { data: sizes } = useQuery(dynoSizesOptions(app));
  const set = (part: Partial<ScaleWish>) => onValueChange({ ...value, ...part });
  const how = howOf(value.quantity);
  const amount = amountOf(value.quantity);
  return (
    <fieldset className="flex flex-wrap items-end gap-3">
      <legend className="sr-only">What to scale</legend>
      <Field id={`${id}-type`} label="Process type">
        <Select
          className="max-sm:h-11"
          id={`${id}-type`}
          value={value.type}
          options={types.map((type) => ({ value: type, label: type }))}
          onValueChange={(type) => set({ type })}
        />
      </Field>
      <Field id={`${id}-how`} label="Dynos">
        <span className="flex gap-2">
          <Select
            className="max-sm:h-11"
            id={`${id}-how`}
            value={how}
            options={hows}
            onValueChange={(next) => set({ quantity: quantityOf(next as How, amount) })}
          />
          {how === 'same' ? null : (
            <Stepper
              label={`${value.type} dynos`}
              value={amount}
              min={how === 'to' ? 0 : 1}
              max={100}
              onValueChange={(next) => set({ quantity: quantityOf(how, next) })}
            />
          )}
        </span>
      </Field>
      <Field id={`${id}-size`} label="Size">
        <Select
          className="max-sm:h-11"
          id={`${id}-size`}
          value={value.size ?? same}
          options={[
            { value: same, label: 'As now' },
            ...(sizes?.items ?? [])
              .filter(({ isPrivateOnly }) => !isPrivateOnly)
              .map(({ name }) => ({ value: name, label: name })),
          ]}
          onValueChange={(size) => set({ size: size === same ? null : size })}
        />
      </Field>
      {value.quantity === null && value.size === null ? (
        <p className="w-full text-small text-subtle">Choose another number of dynos or another size.</p>
      ) : null}
    </fieldset>
  );
}

function Field({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      {children}
    </div>
  );
}

function howOf(quantity: ScaleWish['quantity']): How {
  if (quantity === null) return 'same';
  if ('to' in quantity) return 'to';
  return quantity.by > 0 ? 'more' : 'fewer';
}

function amountOf(quantity: ScaleWish['quantity']): number {
  if (quantity === null) return 1;
  return 'to' in quantity ? quantity.to : Math.abs(quantity.by);
}

function quantityOf(how: How, amount: number): ScaleWish['quantity'] {
  if (how === 'same') return null;
  if (how === 'to') return { to: amount };
  const by = Math.max(1, amount);
  return { by: how === 'more' ? by : -by };
}
