import type { Route } from '@/simulator/route';
import { acmRoutes } from './acm';
import { addOnAttachmentRoutes } from './add-on-attachments';
import { addOnCatalogueRoutes } from './add-on-catalogue';
import { addOnResolveRoutes } from './add-on-resolve';
import { addOnRoutes } from './add-ons';
import { appRoutes } from './apps';
import { buildpackInstallationRoutes } from './buildpack-installations';
import { buildRoutes } from './builds';
import { collaboratorRoutes } from './collaborators';
import { configVarRoutes } from './config-vars';
import { domainRoutes } from './domains';
import { dynoRoutes } from './dynos';
import { emptyListRoutes } from './empty-lists';
import { filterAppRoutes } from './filter-apps';
import { formationRoutes } from './formation';
import { pipelineCouplingRoutes } from './pipeline-couplings';
import { pipelineLatestRoutes } from './pipeline-latest';
import { pipelinePromotionRoutes } from './pipeline-promotions';
import { pipelineRoutes } from './pipelines';
import { releaseRoutes } from './releases';
import { slugRoutes } from './slugs';
import { sniEndpointRoutes } from './sni-endpoints';
import { teamAppRoutes } from './team-apps';
import { teamMemberRoutes } from './team-members';
import { teamPermissionRoutes } from './team-permissions';
import { teamRoutes } from './teams';

/** Every route the simulator serves. A resource file exports its routes as one array, listed here. */
export const allRoutes: readonly Route[] = [
  ...acmRoutes,
  ...addOnAttachmentRoutes,
  ...addOnCatalogueRoutes,
  ...addOnResolveRoutes,
  ...addOnRoutes,
  ...appRoutes,
  ...buildpackInstallationRoutes,
  ...buildRoutes,
  ...collaboratorRoutes,
  ...configVarRoutes,
  ...domainRoutes,
  ...dynoRoutes,
  ...emptyListRoutes,
  ...filterAppRoutes,
  ...formationRoutes,
  ...pipelineCouplingRoutes,
  ...pipelineLatestRoutes,
  ...pipelinePromotionRoutes,
  ...pipelineRoutes,
  ...releaseRoutes,
  ...slugRoutes,
  ...sniEndpointRoutes,
  ...teamAppRoutes,
  ...teamMemberRoutes,
  ...teamPermissionRoutes,
  ...teamRoutes,
];
