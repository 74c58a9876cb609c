import { findRegion, type Region, regions } from '@/simulator/catalogue/regions';
import { type JsonObject, list, one, type Route } from '@/simulator/route';

const bornAt = '2013-04-24T00:00:00Z';

function regionJson(region: Region): JsonObject {
  return {
    country: region.country,
    created_at: bornAt,
    description: region.description,
    id: region.id,
    locale: region.locale,
    name: region.name,
    private_capable: region.isPrivateCapable,
    provider: { name: 'amazon-web-services', region: region.providerRegion },
    updated_at: bornAt,
  };
}

export const regionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/regions',
    scope: null,
    handle: () => list(regions, { id: (row) => row.id, name: (row) => row.name }, regionJson),
  },
  {
    method: 'GET',
    path: '/regions/:region',
    scope: null,
    handle: (ctx) => {
      const region = findRegion(ctx.param('region'));
      if (!region) return ctx.refuse(404, 'not_found', "Couldn't find that region.", { resource: 'region' });
      return one(regionJson(region));
    },
  },
];
