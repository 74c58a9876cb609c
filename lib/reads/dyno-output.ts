import 'server-only';
import { z } from 'zod';
import { env } from '@/lib/env';
import { createLogSession } from '@/lib/heroku/log-sessions';
import { openLogStream } from '@/lib/heroku/log-stream';
import { unwrap } from '@/lib/result';
import { defineRead } from './read';

/** An open log of one dyno, on the server: its address never leaves it. `close` lets it go. */
export type DynoOutput = { dyno: string; lines: AsyncIterable<string>; close(): void };

/** What a dyno has printed lately, and what it prints from now on. */
export const dynoOutputRead = defineRead({
  name: 'dyno-output',
  verb: 'app:logs',
  input: z.object({ app: z.uuid(), dyno: z.string().regex(/^[-\w]{1,128}(\.\d+)?$/) }),
  priceCalls: 1,
  from: ['heroku'],
  async run(ctx, { app, dyno }): Promise<DynoOutput> {
    const { caller } = await ctx.caller(app);
    const address = unwrap(await createLogSession(caller, app, { dyno, lines: 1_500, isTail: true }));
    const closing = new AbortController();
    const lines = unwrap(await openLogStream(address, env().herokuApiUrl, closing.signal));
    return { dyno, lines, close: () => closing.abort() };
  },
});
