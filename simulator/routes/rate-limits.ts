import { one, type Route } from '@/simulator/route';

export const rateLimitRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/account/rate-limits',
    scope: null,
    isFree: true,
    handle: (ctx) => one({ remaining: ctx.world.bucketOf(ctx.account.id).remaining(ctx.now) }),
  },
];
