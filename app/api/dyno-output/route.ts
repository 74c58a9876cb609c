import type { NextRequest } from 'next/server';
import { currentSessionId } from '@/lib/auth/viewer';
import { dynoOutputRead } from '@/lib/reads/dyno-output';
import { outputAnswer } from '@/lib/reads/output-answer';
import { runRead } from '@/lib/reads/run-read';

/** What a dyno prints: `?app=` (id) `&dyno=` (name). */
export async function GET(request: NextRequest): Promise<Response> {
  const sessionId = await currentSessionId();
  if (sessionId === null) return new Response(null, { status: 401 });
  const query = request.nextUrl.searchParams;
  const input = { app: query.get('app'), dyno: query.get('dyno') };
  return outputAnswer(sessionId, () => runRead(dynoOutputRead, input).result, request.signal);
}
