import type { App, Domain } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';

/** A hostname that is routed to an app, with the state of its certificate. */
export function serialiseDomain(app: App, domain: Domain): JsonObject {
  const endpoint = domain.sniEndpointId === null ? undefined : app.sniEndpoints.get(domain.sniEndpointId);
  return {
    acm_status: domain.acmStatus,
    acm_status_reason: domain.acmStatusReason,
    app: { name: app.name, id: app.id },
    cname: domain.cname,
    created_at: stamp(domain.createdAtMs),
    hostname: domain.hostname,
    id: domain.id,
    kind: domain.kind,
    updated_at: stamp(domain.updatedAtMs),
    status: domain.status,
    sni_endpoint: endpoint ? { name: endpoint.name, id: endpoint.id } : null,
  };
}
