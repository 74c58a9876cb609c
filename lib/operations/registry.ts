import 'server-only';
import { changeRole } from './change-role';
import { invitePerson } from './invite-person';
import { maintenance } from './maintenance';
import { removePerson } from './remove-person';
import { restart } from './restart';
import { scale } from './scale';
import { shareConnection } from './share-connection';

/** Every operation: an interrupted run is verified by the operation of its name that began it. */
export const operations = [scale, restart, maintenance, invitePerson, changeRole, removePerson, shareConnection];
