import { currentRelease } from '@/simulator/engine/current-release';
import { promote } from '@/simulator/engine/promotions';
import { findRelease } from '@/simulator/engine/releases';
import type { App, Pipeline, Promotion, Release } from '@/simulator/model';
import { type Context, type Json, list, one, type Route } from '@/simulator/route';
import { serialisePromotion, serialisePromotionTarget } from '@/simulator/serialise/promotion';
import { findApp } from './find-app';
import { referenceIn, requireReference } from './input';
import { findPipeline } from './named-pipeline';
import { byId } from './sort';

function appIn(ctx: Context, value: Json | undefined, what: string): App {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const reference = isObject ? referenceIn(value.app) : null;
  return findApp(ctx, reference ?? ctx.refuse(422, 'invalid_params', `Require params: ${what}.`), 'deploy');
}

function checkCoupled(ctx: Context, app: App, pipeline: Pipeline): void {
  const isCoupled = ctx.world.couplings.in('app', app.id).some(({ pipelineId }) => pipelineId === pipeline.id);
  if (!isCoupled) ctx.refuse(422, 'invalid_params', `${app.name} is not in the pipeline ${pipeline.name}.`);
}

function releaseIn(ctx: Context, source: App): Release {
  const { source: value } = ctx.body;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const named = isObject ? referenceIn(value.release) : null;
  const release = named === null ? currentRelease(source) : findRelease(source, named);
  return release ?? ctx.refuse(404, 'not_found', "Couldn't find that release.", { resource: 'release' });
}

function create(ctx: Context): Promotion {
  const pipeline = findPipeline(ctx, requireReference(ctx, 'pipeline'));
  const source = appIn(ctx, ctx.body.source, 'source');
  const { targets } = ctx.body;
  if (!Array.isArray(targets) || targets.length === 0) ctx.refuse(422, 'invalid_params', 'Require params: targets.');
  const apps = (targets as Json[]).map((target) => appIn(ctx, target, 'targets'));
  for (const app of [source, ...apps]) checkCoupled(ctx, app, pipeline);
  if (apps.includes(source)) ctx.refuse(422, 'invalid_params', 'An app cannot be promoted to itself.');
  return promote(ctx.world, {
    account: ctx.account,
    pipeline,
    source,
    release: releaseIn(ctx, source),
    targets: apps,
  });
}

function namedPromotion(ctx: Context): Promotion {
  const promotion = ctx.world.promotions.get(ctx.param('promotion'));
  if (!promotion) {
    return ctx.refuse(404, 'not_found', "Couldn't find that pipeline promotion.", { resource: 'pipeline_promotion' });
  }
  findPipeline(ctx, promotion.pipelineId);
  return promotion;
}

export const pipelinePromotionRoutes: Route[] = [
  {
    method: 'POST',
    path: '/pipeline-promotions',
    scope: 'write-protected',
    handle: (ctx) => one(serialisePromotion(create(ctx)), 201),
  },
  {
    method: 'GET',
    path: '/pipeline-promotions/:promotion',
    scope: 'read',
    handle: (ctx) => one(serialisePromotion(namedPromotion(ctx))),
  },
  {
    method: 'GET',
    path: '/pipeline-promotions/:promotion/promotion-targets',
    scope: 'read',
    handle: (ctx) => {
      const promotion = namedPromotion(ctx);
      return list(promotion.targets, byId, (row) => serialisePromotionTarget(promotion, row));
    },
  },
];
