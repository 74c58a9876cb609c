import type { Fault } from '@/simulator/engine/faults';
import type { Damage, Outgoing } from './wire';

const bodies: Record<number, { id: string; message: string }> = {
  400: { id: 'bad_request', message: 'The request was malformed.' },
  401: { id: 'unauthorized', message: 'Invalid credentials provided.' },
  402: { id: 'delinquent', message: 'Your account has an unpaid balance.' },
  403: { id: 'forbidden', message: 'You do not have access to this resource.' },
  404: { id: 'not_found', message: "Couldn't find that app." },
  409: { id: 'conflict', message: 'The request conflicts with the current state of the resource.' },
  422: { id: 'invalid_params', message: 'The parameters were invalid.' },
  500: { id: 'internal_server_error', message: 'Internal server error.' },
  503: { id: 'service_unavailable', message: 'Heroku API is temporarily unavailable.' },
};

const page =
  '<!DOCTYPE html><html><head><title>Application Error</title></head><body><h1>Application Error</h1>' +
  '<p>An error occurred in the application and your page could not be served.</p></body></html>';

export const rateLimitBody = {
  id: 'rate_limit',
  message: 'Your account reached the API rate limit\nPlease wait a few minutes before making new requests',
  url: 'https://devcenter.heroku.com/articles/platform-api-reference#rate-limits',
};

/** The answer of a fault that never reaches the handler; null for one that spoils a real answer. */
export function answerOf(fault: Fault): Outgoing | null {
  if (fault.kind === 'html') {
    const headers = { 'Content-Type': 'text/html; charset=utf-8' };
    return { status: fault.status ?? 503, headers, body: typeof fault.body === 'string' ? fault.body : page };
  }
  if (fault.kind !== 'status') return null;
  const status = fault.status ?? 500;
  const body = fault.body ?? (status === 429 ? rateLimitBody : (bodies[status] ?? bodies[500]));
  return {
    status,
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** A fault that spoils the answer after the change was made. */
export function spoil(fault: Fault, answer: Outgoing): Outgoing {
  if (fault.kind !== 'bad_json') return answer;
  const body = typeof fault.body === 'string' ? fault.body : `${String(answer.body).slice(0, -1)},"`;
  const { stream: _, ...plain } = answer;
  return { ...plain, status: fault.status ?? answer.status, body };
}

/** What a fault does to the connection. */
export function damageOf(fault: Fault | null): Damage {
  if (fault?.kind === 'reset' || fault?.kind === 'lost_answer') return 'cut';
  return fault?.kind === 'truncate' ? 'truncate' : null;
}
