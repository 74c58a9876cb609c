import { csvText } from '@/lib/rules/csv';
import type { AddOnLine } from './add-on-lines';

const head = ['add_on', 'service', 'plan', 'state', 'dollars_per_month', 'app', 'stage', 'team', 'created_at'] as const;

/** The add-ons as they are listed, as CSV; prices in dollars, times in ISO 8601. */
export function costsCsv(lines: readonly AddOnLine[]): string {
  return csvText(
    head,
    lines.map(({ name, service, plan, state, cents, app, createdAt }) => [
      name,
      service,
      plan,
      state,
      cents / 100,
      app.name,
      app.stage,
      app.team,
      createdAt === null ? null : new Date(createdAt).toISOString(),
    ]),
  );
}
