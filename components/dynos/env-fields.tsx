'use client';

import { Plus, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { EnvRow } from './run-draft';

/** Variables for one dyno alone. Values are masked: they are secrets. */
export function EnvFields({ env, onChange }: { env: EnvRow[]; onChange(env: EnvRow[]): void }) {
  const change = (id: number, part: Partial<EnvRow>) =>
    onChange(env.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const add = () => onChange([...env, { id: (env.at(-1)?.id ?? 0) + 1, key: '', value: '' }]);
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">Variables for this dyno alone</legend>
      {env.map(({ id, key, value }, index) => (
        <div key={id} className="flex items-center gap-2">
          <Input
            aria-label={`Name of variable ${index + 1}`}
            value={key}
            placeholder="NAME"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => change(id, { key: event.target.value })}
            className="font-mono text-small"
          />
          <Input
            type="password"
            aria-label={`Value of variable ${index + 1}`}
            value={value}
            autoComplete="new-password"
            onChange={(event) => change(id, { value: event.target.value })}
            className="font-mono text-small"
          />
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Remove variable ${index + 1}`}
            onClick={() => onChange(env.filter((row) => row.id !== id))}
          >
            <X aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button variant="ghost" className="self-start" onClick={add}>
        <Plus aria-hidden="true" />
        Add a variable
      </Button>
    </fieldset>
  );
}
