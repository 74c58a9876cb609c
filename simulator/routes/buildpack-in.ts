import type { Buildpack } from '@/simulator/model';
import type { Context, Json } from '@/simulator/route';
import { referenceIn } from './input';

const officialPrefix = 'urn:buildpack:';

/** A buildpack in a body: its name or address as text, or `{url}` or `{name}`; 422 otherwise. */
export function buildpackIn(ctx: Context, value: Json | undefined): Buildpack {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const named = (isObject && typeof value.url === 'string' ? value.url : null) ?? referenceIn(value);
  if (named === null) return ctx.refuse(422, 'invalid_params', 'Require params: buildpack.');
  if (named.startsWith(officialPrefix)) return { url: named, name: named.slice(officialPrefix.length) };
  return { url: named.includes('://') ? named : `${officialPrefix}${named}`, name: named };
}
