import 'server-only';
import { callOffMany } from './call-off-many';
import { changeRole } from './change-role';
import { invitePerson } from './invite-person';
import { maintenance } from './maintenance';
import { maintenanceMany } from './maintenance-many';
import { pauseBackground } from './pause-background';
import { pauseMany } from './pause-many';
import { removePerson } from './remove-person';
import { restart } from './restart';
import { restartMany } from './restart-many';
import { resumeMany } from './resume-many';
import { retryMany } from './retry-many';
import { rollBack } from './roll-back';
import { rollBackCode } from './roll-back-code';
import { runOneOff } from './run-one-off';
import { scale } from './scale';
import { scaleMany } from './scale-many';
import { shareConnection } from './share-connection';
import { shareView } from './share-view';
import { skipOne } from './skip-one';
import { stop } from './stop';
import { undoMany } from './undo-many';

/** Every operation that leaves a run: an interrupted run is verified by the operation of its name that began it. */
export const operations = [
  scale,
  runOneOff,
  stop,
  restart,
  maintenance,
  rollBack,
  rollBackCode,
  invitePerson,
  changeRole,
  removePerson,
  shareConnection,
  pauseBackground,
  shareView,
  restartMany,
  scaleMany,
  maintenanceMany,
  pauseMany,
  resumeMany,
  callOffMany,
  skipOne,
  retryMany,
  undoMany,
];
