import 'server-only';
import { env } from '@/lib/env';
import { permit, type Role, type Verb } from './permissions';

/** Why a person may not do something now, for the tooltip of a disabled control; null where they may. */
export function reasonAgainst(role: Role, verb: Verb): string | null {
  if (env().readOnly) return 'This console is read-only.';
  const answer = permit(role, verb);
  return answer.allowed ? null : answer.reason;
}

/** The reasons against each thing that can be done to an app. */
export function appReasons(role: Role) {
  return {
    scale: reasonAgainst(role, 'app:scale'),
    restart: reasonAgainst(role, 'app:restart'),
    maintenance: reasonAgainst(role, 'app:maintenance'),
  };
}
