import type { Scope } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';

const accepted: Record<Scope, readonly Scope[]> = {
  identity: ['global', 'identity'],
  read: ['global', 'read', 'read-protected', 'write', 'write-protected'],
  'read-protected': ['global', 'read-protected', 'write-protected'],
  write: ['global', 'write', 'write-protected'],
  'write-protected': ['global', 'write-protected'],
  global: ['global'],
};

/** The scopes that open a resource, as `Oauth-Scope-Accepted` lists them. */
export function acceptedScopes(needed: Scope): readonly Scope[] {
  return accepted[needed];
}

/** Refuses with 403 when none of the held scopes opens the resource. */
export function checkScope(held: readonly Scope[], needed: Scope): void {
  if (held.some((scope) => accepted[needed].includes(scope))) return;
  const message = 'The scope of this OAuth authorization does not allow access to this resource.';
  throw new Refusal(403, 'forbidden', message);
}
