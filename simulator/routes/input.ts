import type { Context, Json } from '@/simulator/route';

/** A reference in a body: `"x"`, `{"id": "x"}` or `{"name": "x"}`; null when there is none. */
export function referenceIn(value: Json | undefined): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return referenceIn(value.id) ?? referenceIn(value.name);
}

/** The reference under a key of the body, or 422 in the words of the API. */
export function requireReference(ctx: Context, key: string): string {
  const reference = referenceIn(ctx.body[key]);
  return reference ?? ctx.refuse(422, 'invalid_params', `Require params: ${key}.`);
}

/** A text in a body, or null when it is absent or null; anything else is 422. */
export function textIn(ctx: Context, key: string): string | null {
  const value = ctx.body[key];
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : ctx.refuse(422, 'invalid_params', `${key} must be a string.`);
}

/** A truth value in a body, or null when it is absent; anything else is 422. */
export function flagIn(ctx: Context, key: string): boolean | null {
  const value = ctx.body[key];
  if (value === undefined || value === null) return null;
  return typeof value === 'boolean' ? value : ctx.refuse(422, 'invalid_params', `${key} must be true or false.`);
}
