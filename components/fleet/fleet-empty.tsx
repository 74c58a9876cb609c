import { CloudOff, Layers, SearchX } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/components/patterns/empty-state';
import { Button } from '@/components/ui/button';
import { routes } from '@/lib/routes';

export type EmptyReason = 'no-account' | 'no-app' | 'no-match' | 'unread';

/** Why no row is there: no account, no app, no match, or nothing that could be read; and what to do about it. */
export function FleetEmpty({ reason, onClear }: { reason: EmptyReason; onClear(): void }) {
  if (reason === 'unread') {
    return (
      <EmptyState icon={CloudOff} title="The list of apps could not be read">
        Whether there are apps is not known. What went wrong stands above; when that is settled, read again.
      </EmptyState>
    );
  }
  if (reason === 'no-match') {
    return (
      <EmptyState icon={SearchX} title="No app matches" action={<Button onClick={onClear}>Clear filters</Button>}>
        Every app is filtered out by the search and the filters above.
      </EmptyState>
    );
  }
  if (reason === 'no-app') {
    return (
      <EmptyState icon={Layers} title="Your Heroku account sees no apps">
        Create one with <code className="font-mono text-small">heroku create</code>, or ask for access to a team, then
        read again. Apps that a colleague’s account sees appear once an owner shares that connection.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Layers}
      title="No Heroku account is connected"
      action={
        <Button asChild>
          <Link href={routes.signIn({ callbackUrl: routes.fleet() })}>Sign in with Heroku</Link>
        </Button>
      }
    >
      Sign in with Heroku again to see your apps, or ask an owner to share a connection with the team.
    </EmptyState>
  );
}
