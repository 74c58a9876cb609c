import { Terminal } from 'lucide-react';
import { CopyButton } from './copy-button';

/** The same change as a line of the official CLI, to be copied. */
export function CliLine({ cli }: { cli: string }) {
  return (
    <div data-slot="cli-line" className="flex items-center gap-2 rounded-md border bg-surface py-1 pr-1 pl-2.5">
      <Terminal aria-hidden="true" strokeWidth={1.75} className="size-3.5 shrink-0 text-subtle" />
      <code title={cli} className="min-w-0 flex-1 truncate font-mono text-muted text-small">
        {cli}
      </code>
      <CopyButton value={cli} label="Copy as CLI command" />
    </div>
  );
}
