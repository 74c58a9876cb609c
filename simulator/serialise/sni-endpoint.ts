import type { App, SniEndpoint } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';

/** A certificate of an app and the domains that use it; `ssl_cert.acm` is beyond the schema, but the CLI reads it. */
export function serialiseSniEndpoint(app: App, endpoint: SniEndpoint): JsonObject {
  const { certificate } = endpoint;
  const domains = [...app.domains.values()].filter(({ sniEndpointId }) => sniEndpointId === endpoint.id);
  return {
    certificate_chain: endpoint.certificateChain,
    created_at: stamp(endpoint.createdAtMs),
    id: endpoint.id,
    name: endpoint.name,
    updated_at: stamp(endpoint.updatedAtMs),
    display_name: endpoint.displayName,
    domains: domains.map(({ id }) => id),
    app: { id: app.id, name: app.name },
    ssl_cert: {
      'ca_signed?': certificate.caSigned,
      acm: certificate.acm,
      cert_domains: [...certificate.domains],
      expires_at: stamp(certificate.expiresAtMs),
      issuer: certificate.issuer,
      'self_signed?': certificate.selfSigned,
      starts_at: stamp(certificate.startsAtMs),
      subject: certificate.subject,
      id: certificate.id,
    },
  };
}
