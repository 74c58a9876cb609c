import 'server-only';
import { runManyJob } from '@/lib/operations/run-many-job';
import { fleetSync } from './fleet-sync';
import type { AnyJob } from './job';
import { retention } from './retention';
import { upkeep } from './upkeep';

/** Every kind of job that this console runs. */
export const jobKinds = [upkeep, retention, fleetSync, runManyJob] as AnyJob[];
