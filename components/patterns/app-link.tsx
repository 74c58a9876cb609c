'use client';

import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import type * as React from 'react';
import { codeIfHere } from '@/components/ui/on-demand';
import { routes } from '@/lib/routes';

const opening = codeIfHere(() => import('@/lib/queries/opening'));

type AppLinkProps = Omit<React.ComponentProps<typeof Link>, 'href'> & { app: { id: string; name: string } };

/** A link to an app. What its page shows is asked for when the link is pressed, beside the page and not after it. */
export function AppLink({ app, ...props }: AppLinkProps) {
  const queries = useQueryClient();
  return (
    <Link
      href={routes.app(app.name)}
      prefetch={false}
      onNavigate={() => opening()?.openApp(queries, app.id)}
      {...props}
    />
  );
}
