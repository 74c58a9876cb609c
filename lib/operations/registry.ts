import 'server-only';
import { maintenance } from './maintenance';
import { restart } from './restart';
import { scale } from './scale';

/** The operations on apps, by name: an interrupted run is verified by the operation that began it. */
export const appOperations = { scale, restart, maintenance };
