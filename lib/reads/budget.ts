import 'server-only';
import { z } from 'zod';
import { getRateLimits } from '@/lib/heroku/account';
import { budgetSnapshot } from '@/lib/heroku/process-budget';
import { budgetsOf } from './budgets-of';
import { defineRead } from './read';

/** The API budgets of the viewer's accounts. Asks Heroku (free of charge) where nothing is known yet. */
export const budgetRead = defineRead({
  name: 'budget',
  verb: 'budget:read',
  input: z.object({}),
  priceCalls: 0,
  from: ['snapshot', 'heroku'],
  async run(ctx) {
    const connections = await ctx.connections();
    const unread = connections.filter(
      ({ status, herokuAccountId, herokuEmail }) =>
        status === 'active' && budgetSnapshot(herokuAccountId, herokuEmail).readAt === null,
    );
    await Promise.all(unread.map((connection) => getRateLimits(ctx.callerOf(connection))));
    return budgetsOf(connections);
  },
});
