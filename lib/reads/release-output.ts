import 'server-only';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { env } from '@/lib/env';
import type { Caller } from '@/lib/heroku/client';
import { lookAtOutput } from '@/lib/heroku/output-stream';
import { getRelease } from '@/lib/heroku/releases';
import { perProcess } from '@/lib/per-process';
import { unwrap } from '@/lib/result';
import { plainText } from '@/lib/rules/plain-text';
import { defineRead } from './read';

/** What a release command printed, from a byte on; `next` is where to go on. */
export type ReleaseOutput = {
  state: 'none' | 'waiting' | 'running' | 'over' | 'expired' | 'refused' | 'unreachable';
  text: string;
  next: number;
};

const mostBytes = 300 * 1024 * 1024;

/** Where output is read, by account and release. An address opens it to whoever has it, so it stays on the server. */
const addresses = () => perProcess('output-addresses', () => new LRUCache<string, string>({ max: 500 }));

/**
 * What a release command prints, as plain text, while it runs and later. One call finds its address; what follows is no
 * call, since output is read without a token.
 */
export const releaseOutputRead = defineRead({
  name: 'release-output',
  verb: 'app:read',
  input: z.object({
    app: z.uuid(),
    version: z.number().int().positive(),
    from: z.number().int().min(0).max(mostBytes).default(0),
  }),
  priceCalls: 1,
  from: ['heroku'],
  async run(ctx, { app, version, from }): Promise<ReleaseOutput> {
    const { caller } = await ctx.caller(app);
    const nothing = (state: ReleaseOutput['state']) => ({ state, text: '', next: from });
    const key = `${caller.access.accountId} ${app} ${version}`;
    const address = addresses().get(key) ?? (await addressOf(caller, app, version));
    if (address === null) return nothing('none');
    addresses().set(key, address);
    const look = await lookAtOutput(address, { fromByte: from, apiUrl: env().herokuApiUrl });
    switch (look.kind) {
      case 'forbidden-address':
        return nothing('refused');
      case 'unreachable':
        return nothing('unreachable');
      case 'expired':
        return nothing('expired');
      case 'absent':
        // Not there yet, or not any more: only the release itself can tell.
        return nothing(unwrap(await getRelease(caller, app, version)).status === 'pending' ? 'waiting' : 'expired');
      case 'output': {
        const whole = look.isOver ? look.bytes : wholeLines(look.bytes);
        return {
          state: look.isOver ? 'over' : 'running',
          text: plainText(whole.toString('utf8')),
          next: from + whole.length,
        };
      }
    }
  },
});

async function addressOf(caller: Caller, app: string, version: number): Promise<string | null> {
  return unwrap(await getRelease(caller, app, version)).output_stream_url;
}

/** All but a last line that is still being written, so that no character and no order to a terminal is cut in two. */
function wholeLines(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(0x0a) + 1;
  return end === 0 && bytes.length > 64 * 1024 ? bytes : bytes.subarray(0, end);
}
