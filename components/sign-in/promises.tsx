import { EyeOff, Lock } from 'lucide-react';

/** What signing in means, in two plain sentences. `scope` is what Heroku is asked for; null without OAuth. */
export function Promises({ scope }: { scope: string | null }) {
  return (
    <ul className="flex flex-col gap-3 border-t px-6 pt-4 pb-5 text-muted text-small leading-4.5">
      <li className="flex gap-2.5">
        <Lock aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-3.5 shrink-0 text-subtle" />
        <span>
          {scope === null ? null : (
            <>
              Asks for <code className="font-mono text-foreground">{scope}</code>.{' '}
            </>
          )}
          Tokens are encrypted on this server and never shown again.
        </span>
      </li>
      <li className="flex gap-2.5">
        <EyeOff aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-3.5 shrink-0 text-subtle" />
        <span>Signing in shares nothing: your apps stay yours alone until an owner shares your connection.</span>
      </li>
    </ul>
  );
}
