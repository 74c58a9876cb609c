import type * as React from 'react';

type AuthFormProps = {
  action: string;
  csrfToken: string | null;
  /** Where to go afterwards. */
  callbackUrl: string;
  className?: string;
  children: React.ReactNode;
};

/** A form of next-auth that is complete in the first HTML: it works before any script has loaded. */
export function AuthForm({ action, csrfToken, callbackUrl, className, children }: AuthFormProps) {
  return (
    <form method="post" action={action} className={className}>
      <input type="hidden" name="csrfToken" value={csrfToken ?? ''} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      {children}
    </form>
  );
}
