import type { NextRequest } from 'next/server';
import { fleetRead } from '@/lib/reads/fleet';
import { fleetAnswer } from '@/lib/reads/fleet-answer';
import { runRead } from '@/lib/reads/run-read';

export async function GET(request: NextRequest): Promise<Response> {
  return fleetAnswer(request.headers, await runRead(fleetRead, {}).result);
}
