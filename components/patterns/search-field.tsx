'use client';

import { Search } from 'lucide-react';
import { useRef } from 'react';
import { Keycaps } from './keycaps';
import { useShortcut } from './use-shortcut';

type SearchFieldProps = { label: string; placeholder: string; value: string; onChange(value: string): void };

/** The search of a page. Escape clears it first and leaves it then. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcut('search', () => field.current?.focus());
  return (
    <span className="relative w-full wide:w-52">
      <Search
        aria-hidden="true"
        strokeWidth={1.75}
        className="absolute top-3.75 left-2.5 size-3.5 wide:top-1.25 wide:left-2 text-subtle"
      />
      <input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={placeholder}
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
        className="h-11 w-full wide:h-6 rounded-md border bg-page pr-7 pl-8 wide:pl-7 text-foreground text-small hover:border-control-edge [&::-webkit-search-cancel-button]:hidden"
      />
      {value === '' ? <Keycaps id="search" className="absolute top-0.75 right-1.5 hidden wide:inline-flex" /> : null}
    </span>
  );
}
