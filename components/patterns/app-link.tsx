'use client';

import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import type * as React from 'react';
import { codeIfHere } from '@/components/ui/on-demand';
import { routes } from '@/lib/routes';
import { useIntent } from './use-intent';

const opening = codeIfHere(() => import('@/lib/queries/opening'));

type AppLinkProps = Omit<React.ComponentProps<typeof Link>, 'href'> & { app: { id: string; name: string } };

/**
 * A link to an app. Its page, which costs no call, is asked for when the pointer or the focus rests on the link; what the
 * page shows of Heroku is asked for when the link is pressed.
 */
export function AppLink({ app, ...props }: AppLinkProps) {
  const queries = useQueryClient();
  const { isMeant, handlers } = useIntent();
  return (
    <Link
      href={routes.app(app.name)}
      prefetch={isMeant}
      onNavigate={() => opening()?.openApp(queries, app.id)}
      {...handlers}
      {...props}
    />
  );
}
