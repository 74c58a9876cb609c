import 'server-only';
import { env } from '@/lib/env';
import { permit, type Role, type Verb } from './permissions';

/** Why a person may not do something now, for the tooltip of a disabled control; null where they may. */
export function reasonAgainst(role: Role, verb: Verb): string | null {
  if (env().readOnly) return 'This console is read-only.';
  const answer = permit(role, verb);
  return answer.allowed ? null : answer.reason;
}

/** The reasons against each thing that can be begun from every page. */
export function appReasons(role: Role) {
  return {
    scale: reasonAgainst(role, 'app:scale'),
    restart: reasonAgainst(role, 'app:restart'),
    stop: reasonAgainst(role, 'app:stop'),
    run: reasonAgainst(role, 'app:run'),
    logs: logsReason(role),
    maintenance: reasonAgainst(role, 'app:maintenance'),
    rollBack: reasonAgainst(role, 'app:roll-back'),
    pauseBackground: reasonAgainst(role, 'budget:pause'),
  };
}

/** Reading a log changes nothing, so a read-only console allows it. */
function logsReason(role: Role): string | null {
  const answer = permit(role, 'app:logs');
  return answer.allowed ? null : answer.reason;
}
