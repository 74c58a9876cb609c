'use client';

import { Search } from 'lucide-react';
import { useRef } from 'react';
import { Keycaps } from '@/components/patterns/keycaps';
import { useShortcut } from '@/components/patterns/use-shortcut';
import { formatPlural } from '@/lib/format';

type SearchFieldProps = { count: number; value: string; onChange(value: string): void };

/** Finds apps by name, pipeline, team, release or person. Escape clears it first and leaves it then. */
export function SearchField({ count, value, onChange }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcut('search', () => field.current?.focus());
  return (
    <span className="relative w-full wide:w-52">
      <Search
        aria-hidden="true"
        strokeWidth={1.75}
        className="absolute top-2.25 left-2 size-3.5 wide:top-1.25 text-subtle"
      />
      <input
        ref={field}
        type="search"
        aria-label="Filter apps"
        placeholder={`Filter ${formatPlural(count, 'app')}`}
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (value === '') event.currentTarget.blur();
          else onChange('');
        }}
        className="h-8 w-full wide:h-6 rounded-md border bg-page pr-7 pl-7 text-foreground text-small hover:border-control-edge [&::-webkit-search-cancel-button]:hidden"
      />
      {value === '' ? <Keycaps id="search" className="absolute top-0.75 right-1.5 hidden wide:inline-flex" /> : null}
    </span>
  );
}
