import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { Logo } from '@/components/shell/logo';
import { NoticeBox } from '@/components/sign-in/notice-box';
import { noticeOf } from '@/components/sign-in/notices';
import { RefusalText } from '@/components/sign-in/refusal-text';
import { SignInCard } from '@/components/sign-in/sign-in-card';
import { SignInFooter } from '@/components/sign-in/sign-in-footer';
import { SimulatorBox } from '@/components/sign-in/simulator-box';
import { callbackPath } from '@/lib/auth/callback-path';
import { authCookies } from '@/lib/auth/cookies';
import { csrfTokenOf } from '@/lib/auth/csrf';
import { readRefusal } from '@/lib/auth/refusal-notice';
import { currentViewer } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import { routes } from '@/lib/routes';
import { license, version } from '@/lib/version';

export const metadata: Metadata = { title: 'Sign in' };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const single = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const query = await searchParams;
  const error = single(query.error);
  const settings = env();
  const jar = await cookies();
  const names = authCookies(settings.publicUrl);
  // After a failed attempt next-auth's cookie still knows where it was to lead.
  const wanted = single(query.callbackUrl) ?? (error ? jar.get(names.callbackUrl.name)?.value : undefined);
  const callbackUrl = callbackPath(wanted, settings.publicUrl);
  if (error === undefined && (await currentViewer())) redirect(routes.within(callbackUrl));

  const notice = noticeOf(error);
  const refusal = error === 'not_invited' ? await readRefusal(single(query.notice)) : null;
  return (
    <div className="flex min-h-dvh flex-col bg-frame">
      <main className="mx-auto flex w-full max-w-108 flex-1 flex-col justify-center px-4 py-8">
        <p className="mb-6 flex items-center justify-center gap-3 font-semibold text-[20px] tracking-tight">
          <Logo className="size-6" />
          Dynodeck
        </p>
        <SignInCard
          workspaceName={settings.workspaceName}
          scope={settings.oauth ? settings.oauthScope : null}
          allowsToken={settings.allowTokenSignIn}
          isByToken={single(query.by) === 'token'}
          callbackAddress={`${settings.publicUrl}${routes.herokuCallback()}`}
          csrfToken={csrfTokenOf(jar.get(names.csrfToken.name)?.value, settings.authSecret)}
          callbackUrl={callbackUrl}
          notice={
            notice ? <NoticeBox notice={notice}>{refusal ? <RefusalText refusal={refusal} /> : null}</NoticeBox> : null
          }
        />
        {settings.isDemo && settings.herokuHostTag !== null ? <SimulatorBox /> : null}
      </main>
      <SignInFooter
        host={new URL(settings.publicUrl).host}
        version={version}
        license={license}
        herokuHostTag={settings.herokuHostTag}
      />
    </div>
  );
}
