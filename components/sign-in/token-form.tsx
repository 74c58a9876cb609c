import { KeyRound } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-variants';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { routes } from '@/lib/routes';
import { AuthForm } from './auth-form';

type TokenFormProps = { csrfToken: string | null; callbackUrl: string; isOpen: boolean };

/** Sign-in with an API token of one's own. The field is never filled in again: a token goes to the server once. */
export function TokenForm({ csrfToken, callbackUrl, isOpen }: TokenFormProps) {
  return (
    <details open={isOpen} className="group">
      <summary
        className={cn(
          buttonVariants({ variant: 'secondary', size: 'xl' }),
          'w-full list-none group-open:sr-only [&::-webkit-details-marker]:hidden',
        )}
      >
        <KeyRound aria-hidden="true" strokeWidth={1.75} />
        Use an API token
      </summary>
      <AuthForm action={routes.tokenSignIn()} csrfToken={csrfToken} callbackUrl={callbackUrl}>
        <Label htmlFor="token">API token</Label>
        <Input
          id="token"
          name="token"
          type="password"
          required
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby="token-hint"
          placeholder="HRKU-…"
          className="mt-1.5 h-10 font-mono text-small"
        />
        <p id="token-hint" className="mt-1.5 text-pretty text-small text-subtle">
          Yours comes from <code className="font-mono">heroku auth:token</code>. It is checked with one call to Heroku.
        </p>
        <Button type="submit" size="xl" className="mt-3 w-full">
          <KeyRound aria-hidden="true" strokeWidth={1.75} />
          Sign in with the token
        </Button>
      </AuthForm>
    </details>
  );
}
