import type { Scope } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';

const known: readonly Scope[] = ['global', 'identity', 'read', 'read-protected', 'write', 'write-protected'];

/** Scopes separated by spaces or commas, or an array of them; sorted, each once, `global` when there are none. 422. */
export function scopesOf(input: string | readonly string[] | null | undefined): Scope[] {
  const words = (typeof input === 'string' ? input.split(/[\s,]+/) : (input ?? [])).filter((word) => word !== '');
  const scopes = [...new Set(words)].sort().map((word) => {
    const scope = known.find((name) => name === word);
    if (!scope) throw new Refusal(422, 'invalid_params', `Unknown scope "${word}".`);
    return scope;
  });
  if (scopes.length === 0) return ['global'];
  if (scopes.length > 1 && scopes.includes('global')) {
    throw new Refusal(422, 'invalid_params', 'The scope global cannot be combined with other scopes.');
  }
  return scopes;
}
