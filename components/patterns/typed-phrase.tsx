'use client';

import type * as React from 'react';
import { useId } from 'react';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';

type TypedPhraseProps = {
  ref?: React.Ref<HTMLInputElement>;
  phrase: string;
  value: string;
  onValueChange(value: string): void;
  onEnter(): void;
};

/** A field that only an exact phrase satisfies. There is no copy button beside it on purpose. */
export function TypedPhrase({ ref, phrase, value, onValueChange, onEnter }: TypedPhraseProps) {
  const fieldId = useId();
  const hintId = useId();
  const typed = value.trim();
  const hint =
    typed === ''
      ? 'Nothing typed yet.'
      : typed === phrase
        ? 'That matches.'
        : 'That does not match, letter for letter.';
  return (
    <div data-slot="typed-phrase" className="flex flex-col gap-1.5">
      <Label htmlFor={fieldId} className="font-normal text-muted">
        Type <span className="font-medium font-mono text-foreground text-small">{phrase}</span> to confirm
      </Label>
      <Input
        ref={ref}
        id={fieldId}
        value={value}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        aria-describedby={hintId}
        aria-invalid={(typed !== '' && !phrase.startsWith(typed)) || undefined}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onEnter();
        }}
        className="font-mono text-small"
      />
      <p id={hintId} aria-live="polite" className="text-small text-subtle">
        {hint}
      </p>
    </div>
  );
}
