import 'server-only';
import { log } from '@/lib/log';
import { perProcess } from '@/lib/per-process';
import { processBook } from './book-call';
import { applyPauses } from './pauses';

const everyMs = 60_000;

/** Takes over the pauses that people set, now and every minute, and writes the book's last sums when the process ends. */
export async function startLedger(): Promise<void> {
  await applyPauses();
  perProcess('ledger.timer', () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void flushAtEnd());
    return setInterval(() => applyPauses().catch(warn), everyMs).unref();
  });
}

async function flushAtEnd(): Promise<void> {
  await processBook().flush().catch(warn);
}

function warn(error: unknown): void {
  log.warn({ err: error }, 'the ledger could not reach the database; it tries again');
}
