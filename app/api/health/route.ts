import { connection, NextResponse } from 'next/server';
import { pingDatabase } from '@/lib/db/client';
import { log } from '@/lib/log';
import { version } from '@/lib/version';

const headers = { 'Cache-Control': 'no-store' };

/** Says whether this console can work: open to everyone, so it tells nothing but that and its version. */
export async function GET(): Promise<Response> {
  await connection();
  try {
    await pingDatabase();
    return NextResponse.json({ status: 'ok', database: 'ok', version }, { headers });
  } catch (error) {
    log.error({ err: error }, 'health check failed');
    return NextResponse.json({ status: 'down', database: 'down', version }, { status: 503, headers });
  }
}
