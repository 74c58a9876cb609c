import {
  accountFeatures,
  appFeatures,
  type FeatureEntry,
  findFeature,
  teamFeatures,
} from '@/simulator/catalogue/features';
import type { AppPermission, Feature } from '@/simulator/model';
import { type Context, list, one, type Route } from '@/simulator/route';
import { featureJson } from '@/simulator/serialise/feature';

/** Who has features: an account, a team or an app. */
interface Bearer {
  createdAtMs: number;
  features: Map<string, Feature>;
}

interface Family {
  path: string;
  catalogue: readonly FeatureEntry[];
  resource: string;
  scopes: { read: Route['scope']; write: Route['scope'] };
  bearer(ctx: Context, permission?: AppPermission): Bearer;
}

const families: readonly (Family & { isWritable: boolean })[] = [
  {
    path: '/account/features',
    catalogue: accountFeatures,
    resource: 'account_feature',
    scopes: { read: 'global', write: 'global' },
    isWritable: true,
    bearer: (ctx) => ctx.account,
  },
  {
    path: '/teams/:team/features',
    catalogue: teamFeatures,
    resource: 'team_feature',
    scopes: { read: 'read', write: null },
    isWritable: false,
    bearer: (ctx) => ctx.team(),
  },
  {
    path: '/apps/:app/features',
    catalogue: appFeatures,
    resource: 'app_feature',
    scopes: { read: 'read', write: 'write' },
    isWritable: true,
    bearer: (ctx, permission) => ctx.app(permission),
  },
];

function find(ctx: Context, family: Family): FeatureEntry {
  const entry = findFeature(family.catalogue, ctx.param('feature'));
  return entry ?? ctx.refuse(404, 'not_found', "Couldn't find that feature.", { resource: family.resource });
}

function readingRoutes(family: Family): Route[] {
  return [
    {
      method: 'GET',
      path: family.path,
      scope: family.scopes.read,
      handle: (ctx) => {
        const bearer = family.bearer(ctx);
        return list(family.catalogue, { id: (row) => row.id, name: (row) => row.name }, (entry) =>
          featureJson(entry, bearer.features.get(entry.name), bearer.createdAtMs),
        );
      },
    },
    {
      method: 'GET',
      path: `${family.path}/:feature`,
      scope: family.scopes.read,
      handle: (ctx) => {
        const bearer = family.bearer(ctx);
        const entry = find(ctx, family);
        return one(featureJson(entry, bearer.features.get(entry.name), bearer.createdAtMs));
      },
    },
  ];
}

function writingRoute(family: Family): Route {
  return {
    method: 'PATCH',
    path: `${family.path}/:feature`,
    scope: family.scopes.write,
    handle: (ctx) => {
      const bearer = family.bearer(ctx, 'operate');
      const entry = find(ctx, family);
      const { enabled } = ctx.body;
      if (typeof enabled !== 'boolean') return ctx.refuse(422, 'invalid_params', 'Require params: enabled.');
      const state = { enabled, updatedAtMs: ctx.now };
      bearer.features.set(entry.name, state);
      return one(featureJson(entry, state, bearer.createdAtMs));
    },
  };
}

export const featureRoutes: readonly Route[] = families.flatMap((family) => [
  ...readingRoutes(family),
  ...(family.isWritable ? [writingRoute(family)] : []),
]);
