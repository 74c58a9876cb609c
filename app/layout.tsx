import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { connection } from 'next/server';
import type * as React from 'react';
import { preferenceCookies } from '@/components/patterns/preference-cookies';
import { themeOf } from '@/components/shell/theme';
import { Providers } from './providers';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Dynodeck', template: '%s · Dynodeck' },
  icons: { icon: '/logo.svg' },
};

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  // A prerendered page cannot carry the nonce of its request, and would be dead under the content security policy.
  await connection();
  const theme = themeOf((await cookies()).get(preferenceCookies.theme)?.value);
  return (
    <html lang="en" data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <Providers renderedAtMs={Date.now()}>{children}</Providers>
      </body>
    </html>
  );
}
