import 'server-only';
import type { ErrorCode, Result } from '@/lib/result';
import type { Download } from './fleet-export';
import type { ReadAnswer } from './read';

const statuses: Partial<Record<ErrorCode, number>> = {
  signed_out: 401,
  forbidden: 403,
  invalid_input: 400,
  not_found: 404,
};

/** The HTTP status that says what an error says. */
export function statusOf(code: ErrorCode): number {
  return statuses[code] ?? 500;
}

/** Sends a file for saving, or in one sentence why there is none. */
export function fileAnswer(result: Result<ReadAnswer<Download>>): Response {
  const headers = { 'Cache-Control': 'private, no-store' };
  if (!result.ok) {
    const { code, message, nextStep } = result.error;
    const text = [message, nextStep].filter(Boolean).join(' ');
    return new Response(`${text}\n`, { status: statusOf(code), headers });
  }
  const { name, type, text } = result.value.data;
  return new Response(text, {
    headers: { ...headers, 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  });
}
