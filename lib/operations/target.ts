import 'server-only';
import type { OperationContext } from './operation';

/** The app of an operation that names one. */
export function appOf(ctx: OperationContext): NonNullable<OperationContext['app']> {
  if (!ctx.app) throw new Error('This operation names an app, and its context has none');
  return ctx.app;
}
