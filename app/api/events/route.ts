import type { NextRequest } from 'next/server';
import { authorize } from '@/lib/access/authorize';
import { currentSessionId, currentViewer } from '@/lib/auth/viewer';
import { liveAnswer } from '@/lib/live/live-answer';

export async function GET(request: NextRequest): Promise<Response> {
  const [viewer, sessionId] = await Promise.all([currentViewer(), currentSessionId()]);
  if (!viewer || sessionId === null) return new Response(null, { status: 401 });
  if (!authorize(viewer, 'fleet:read').ok) return new Response(null, { status: 403 });
  const since = request.headers.get('last-event-id') ?? request.nextUrl.searchParams.get('since');
  return liveAnswer(sessionId, since, request.signal);
}
