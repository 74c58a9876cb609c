import { fileAnswer } from '@/lib/reads/file-answer';
import { fleetExportRead } from '@/lib/reads/fleet-export';
import { runRead } from '@/lib/reads/run-read';

/** The view of an address: `?format=csv&` and the query of the fleet. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const format = query.get('format');
  query.delete('format');
  return fileAnswer(await runRead(fleetExportRead, { format, query: query.toString(), apps: null }).result);
}

/** Chosen apps, more of them than an address can hold: a form with `format`, `query` and `apps`. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => new FormData());
  const apps = `${form.get('apps') ?? ''}`.split(',').filter(Boolean);
  const input = { format: form.get('format'), query: `${form.get('query') ?? ''}`, apps };
  return fileAnswer(await runRead(fleetExportRead, input).result);
}
