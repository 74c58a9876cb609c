import 'server-only';
import { z } from 'zod';
import { ok, type Result } from '@/lib/result';
import { type Caller, request } from './client';

const schema = z.object({ logplex_url: z.string().min(1) });

/** What of an app's log is asked for: of one dyno or one source, how many past lines, and whether to read on. */
export type LogWish = { dyno?: string; source?: 'app' | 'heroku'; lines: number; isTail: boolean };

/**
 * Opens the log of an app and returns the address of its stream, which is a secret: whoever has it reads the log for
 * some minutes. Changes nothing. One call. POST /apps/{app}/log-sessions
 */
export async function createLogSession(caller: Caller, app: string, wish: LogWish): Promise<Result<string>> {
  const { dyno, source, lines, isTail } = wish;
  const body = { lines, tail: isTail, ...(dyno && { dyno_name: dyno }), ...(source && { source }) };
  const answer = await request(caller, {
    method: 'POST',
    route: '/apps/{app}/log-sessions',
    params: { app },
    schema,
    body,
  });
  return answer.ok ? ok(answer.value.value.logplex_url) : answer;
}
