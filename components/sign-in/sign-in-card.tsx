import type * as React from 'react';
import { FirstRun } from './first-run';
import { HerokuForm } from './heroku-form';
import { Promises } from './promises';
import { TokenForm } from './token-form';

type SignInCardProps = {
  workspaceName: string;
  /** Null until an OAuth client is configured. */
  scope: string | null;
  allowsToken: boolean;
  /** Whether the last attempt was made with a token: its form is open again. */
  isByToken: boolean;
  callbackAddress: string;
  csrfToken: string | null;
  callbackUrl: string;
  /** How the person came here, if there is something to say. */
  notice?: React.ReactNode;
};

export function SignInCard(props: SignInCardProps) {
  const { workspaceName, scope, allowsToken, isByToken, callbackAddress, csrfToken, callbackUrl, notice } = props;
  const hasOAuth = scope !== null;
  return (
    <div className="overflow-hidden rounded-xl border bg-surface">
      <div className="flex flex-col gap-5 p-6 pb-5">
        <div>
          <h1 className="text-title">Sign in to {workspaceName}</h1>
          <p className="text-body text-muted">
            Your Heroku account says who you are. An owner decides what you may do here.
          </p>
        </div>
        {notice}
        {hasOAuth ? (
          <HerokuForm csrfToken={csrfToken} callbackUrl={callbackUrl} />
        ) : (
          <FirstRun callbackAddress={callbackAddress} />
        )}
        {allowsToken ? (
          <>
            <div className="flex items-center gap-4 text-small text-subtle">
              <span aria-hidden="true" className="h-px flex-1 bg-border" />
              or
              <span aria-hidden="true" className="h-px flex-1 bg-border" />
            </div>
            <TokenForm csrfToken={csrfToken} callbackUrl={callbackUrl} isOpen={!hasOAuth || isByToken} />
          </>
        ) : null}
      </div>
      <Promises scope={scope} />
    </div>
  );
}
