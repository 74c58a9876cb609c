import { ArrowRight } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { routes } from '@/lib/routes';
import { AuthForm } from './auth-form';

export function HerokuForm({ csrfToken, callbackUrl }: { csrfToken: string | null; callbackUrl: string }) {
  return (
    <AuthForm action={routes.herokuSignIn()} csrfToken={csrfToken} callbackUrl={callbackUrl}>
      <Button type="submit" variant="primary" size="xl" className="w-full">
        Continue with Heroku
        <ArrowRight aria-hidden="true" strokeWidth={1.75} />
      </Button>
    </AuthForm>
  );
}
