import 'server-only';
import { z } from 'zod';
import { env } from '@/lib/env';
import { createLogSession } from '@/lib/heroku/log-sessions';
import { openLogStream } from '@/lib/heroku/log-stream';
import { unwrap } from '@/lib/result';
import { type DynoTrouble, dynoTrouble } from '@/lib/rules/dyno-trouble';
import { type LogLine, parseLogLine } from '@/lib/rules/log-line';
import { defineRead } from './read';

/** The log holds no more. */
const lines = 1_500;
const patienceMs = 10_000;

/** Why a dyno crashed, as far as the platform's recent lines tell. Asked only by a press, since a look at a log is a call. */
export const dynoTroubleRead = defineRead({
  name: 'dyno-trouble',
  verb: 'app:logs',
  input: z.object({ app: z.uuid(), dyno: z.string().regex(/^[-\w]{1,128}(\.\d+)?$/) }),
  priceCalls: 1,
  from: ['heroku'],
  async run(ctx, { app, dyno }): Promise<DynoTrouble & { readAt: number }> {
    const { caller } = await ctx.caller(app);
    const readAt = Date.now();
    const address = unwrap(await createLogSession(caller, app, { source: 'heroku', lines, isTail: false }));
    const stream = unwrap(await openLogStream(address, env().herokuApiUrl, AbortSignal.timeout(patienceMs)));
    const told: LogLine[] = [];
    for await (const line of stream) if (told.push(parseLogLine(line)) >= lines) break;
    return { ...dynoTrouble(told, dyno), readAt };
  },
});
