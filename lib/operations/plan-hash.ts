import 'server-only';
import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/audit/chain';
import type { Plan } from './operation';

/** Ties a click to the plan that was seen: the same operation, input and what the click agrees to give the same 16 hex digits. */
export function planHash(operation: string, input: unknown, plan: Plan): string {
  const agreed = plan.agreed ?? [plan.changes, plan.consequences];
  const seen = canonicalJson([operation, input, agreed, plan.centsPerMonth, plan.typed]);
  return createHash('sha256').update(seen).digest('hex').slice(0, 16);
}
