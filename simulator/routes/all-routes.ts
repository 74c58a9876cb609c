import type { Route } from '@/simulator/route';
import { acmRoutes } from './acm';
import { appRoutes } from './apps';
import { buildRoutes } from './builds';
import { configVarRoutes } from './config-vars';
import { dynoRoutes } from './dynos';
import { filterAppRoutes } from './filter-apps';
import { formationRoutes } from './formation';
import { pipelineCouplingRoutes } from './pipeline-couplings';
import { pipelineLatestRoutes } from './pipeline-latest';
import { pipelineRoutes } from './pipelines';
import { releaseRoutes } from './releases';
import { slugRoutes } from './slugs';
import { teamAppRoutes } from './team-apps';
import { teamRoutes } from './teams';

/** Every route the simulator serves. A resource file exports its routes as one array, listed here. */
export const allRoutes: readonly Route[] = [
  ...acmRoutes,
  ...appRoutes,
  ...buildRoutes,
  ...configVarRoutes,
  ...dynoRoutes,
  ...filterAppRoutes,
  ...formationRoutes,
  ...pipelineCouplingRoutes,
  ...pipelineLatestRoutes,
  ...pipelineRoutes,
  ...releaseRoutes,
  ...slugRoutes,
  ...teamAppRoutes,
  ...teamRoutes,
];
