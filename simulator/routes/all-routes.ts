import type { Route } from '@/simulator/route';

/** Every route the simulator serves. A resource file exports its routes as one array, listed here. */
export const allRoutes: readonly Route[] = [];
