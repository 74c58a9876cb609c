import 'server-only';
import type { Caller } from '@/lib/heroku/client';
import type { Clock } from '@/lib/heroku/clock';
import { processHeroku } from '@/lib/heroku/heroku';

/** The clock of the Heroku that a caller talks to: ages of what is read and of what was read are told by one clock. */
export function clockOf(caller: Pick<Caller, 'heroku'>): Clock {
  return (caller.heroku ?? processHeroku()).clock;
}
