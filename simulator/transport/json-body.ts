import { Refusal } from '@/simulator/refusal';
import type { Json, JsonObject } from '@/simulator/route';

/** The JSON object in a request; `{}` for an empty body, 400 for anything else. */
export function parseBody(text: string): JsonObject {
  if (text.trim() === '') return {};
  let parsed: Json;
  try {
    parsed = JSON.parse(text) as Json;
  } catch {
    throw new Refusal(400, 'bad_request', "Couldn't parse the request body as JSON.");
  }
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
    throw new Refusal(400, 'bad_request', 'The request body must be a JSON object.');
  }
  return parsed;
}
