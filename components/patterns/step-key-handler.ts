import type * as React from 'react';

const pageStep = 10;

type StepKeys = { value: number; min: number; max: number; onValueChange(value: number): void };

/** The keys of a spin button: arrows by one, page keys by ten, Home and End to the limits. */
export function stepKeyHandler({ value, min, max, onValueChange }: StepKeys) {
  const targets: Record<string, number> = {
    ArrowUp: value + 1,
    ArrowDown: value - 1,
    PageUp: value + pageStep,
    PageDown: value - pageStep,
    Home: min,
    End: max,
  };
  return (event: React.KeyboardEvent) => {
    const target = targets[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.min(max, Math.max(min, target));
    if (next !== value) onValueChange(next);
  };
}
