'use client';

import { useEffect, useId, useRef } from 'react';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';

type SecondFactorFieldProps = { value: string; onValueChange(value: string): void; onEnter(): void };

/** Where the code goes that Heroku asks for. It is forgotten as soon as it is sent. */
export function SecondFactorField({ value, onValueChange, onEnter }: SecondFactorFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const fieldId = useId();
  const hintId = useId();
  useEffect(() => field.current?.focus(), []);
  return (
    <div data-slot="second-factor" className="flex flex-col gap-1.5">
      <Label htmlFor={fieldId}>Code of your second factor</Label>
      <Input
        ref={field}
        id={fieldId}
        value={value}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={64}
        spellCheck={false}
        aria-describedby={hintId}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onEnter();
        }}
        className="w-44 font-mono"
      />
      <p id={hintId} className="text-small text-subtle">
        From your authenticator, or a recovery code. It goes to Heroku with this one change and is kept nowhere.
      </p>
    </div>
  );
}
