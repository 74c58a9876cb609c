import type { Route } from '@/simulator/route';
import { accountRoutes } from './account';
import { acmRoutes } from './acm';
import { addOnAttachmentRoutes } from './add-on-attachments';
import { addOnCatalogueRoutes } from './add-on-catalogue';
import { addOnResolveRoutes } from './add-on-resolve';
import { addOnRoutes } from './add-ons';
import { appTransferRoutes } from './app-transfers';
import { appRoutes } from './apps';
import { buildpackInstallationRoutes } from './buildpack-installations';
import { buildRoutes } from './builds';
import { collaboratorRoutes } from './collaborators';
import { configVarRoutes } from './config-vars';
import { domainRoutes } from './domains';
import { dynoSizeRoutes } from './dyno-sizes';
import { dynoRoutes } from './dynos';
import { emptyListRoutes } from './empty-lists';
import { featureRoutes } from './features';
import { filterAppRoutes } from './filter-apps';
import { formationRoutes } from './formation';
import { keyRoutes } from './keys';
import { logDrainRoutes } from './log-drains';
import { logSessionRoutes } from './log-sessions';
import { oauthRoutes } from './oauth';
import { pipelineCouplingRoutes } from './pipeline-couplings';
import { pipelineLatestRoutes } from './pipeline-latest';
import { pipelinePromotionRoutes } from './pipeline-promotions';
import { pipelineTransferRoutes } from './pipeline-transfers';
import { pipelineRoutes } from './pipelines';
import { rateLimitRoutes } from './rate-limits';
import { regionRoutes } from './regions';
import { releaseRoutes } from './releases';
import { reviewAppRoutes } from './review-apps';
import { slugRoutes } from './slugs';
import { sniEndpointRoutes } from './sni-endpoints';
import { sourceRoutes } from './sources';
import { stackRoutes } from './stacks';
import { streamRoutes } from './streams';
import { teamAppRoutes } from './team-apps';
import { teamMemberRoutes } from './team-members';
import { teamPermissionRoutes } from './team-permissions';
import { teamRoutes } from './teams';
import { usageRoutes } from './usage';
import { webhookRoutes } from './webhooks';

/** Every route the simulator serves. A resource file exports its routes as one array, listed here. */
export const allRoutes: readonly Route[] = [
  ...accountRoutes,
  ...acmRoutes,
  ...addOnAttachmentRoutes,
  ...addOnCatalogueRoutes,
  ...addOnResolveRoutes,
  ...addOnRoutes,
  ...appRoutes,
  ...appTransferRoutes,
  ...buildpackInstallationRoutes,
  ...buildRoutes,
  ...collaboratorRoutes,
  ...configVarRoutes,
  ...domainRoutes,
  ...dynoRoutes,
  ...dynoSizeRoutes,
  ...emptyListRoutes,
  ...keyRoutes,
  ...featureRoutes,
  ...filterAppRoutes,
  ...formationRoutes,
  ...logDrainRoutes,
  ...logSessionRoutes,
  ...oauthRoutes,
  ...pipelineCouplingRoutes,
  ...pipelineLatestRoutes,
  ...pipelinePromotionRoutes,
  ...pipelineRoutes,
  ...pipelineTransferRoutes,
  ...rateLimitRoutes,
  ...regionRoutes,
  ...releaseRoutes,
  ...reviewAppRoutes,
  ...slugRoutes,
  ...sniEndpointRoutes,
  ...sourceRoutes,
  ...stackRoutes,
  ...streamRoutes,
  ...teamAppRoutes,
  ...teamMemberRoutes,
  ...teamPermissionRoutes,
  ...teamRoutes,
  ...usageRoutes,
  ...webhookRoutes,
];
