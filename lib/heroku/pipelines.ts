import 'server-only';
import type { Result } from '@/lib/result';
import type { Caller } from './client';
import { freshness } from './freshness';
import { listAll, listOf } from './pages';
import { type Coupling, couplingSchema, type Pipeline, pipelineSchema, type Release, releaseSchema } from './schema';

const pipelines = listOf(pipelineSchema);
const couplings = listOf(couplingSchema);
const releases = listOf(releaseSchema);

/** Every pipeline that the account can see. One call for each thousand. GET /pipelines */
export async function listPipelines(caller: Caller): Promise<Result<Pipeline[]>> {
  return listAll(caller, { route: '/pipelines', schema: pipelines, by: 'id', freshMs: freshness.listMs });
}

/**
 * The place of every app in its pipeline, also of apps that the account cannot see. One call for each thousand.
 * GET /pipeline-couplings
 */
export async function listCouplings(caller: Caller): Promise<Result<Coupling[]>> {
  return listAll(caller, { route: '/pipeline-couplings', schema: couplings, by: 'id', freshMs: freshness.listMs });
}

/** The current release of every app of a pipeline. One call. GET /pipelines/{pipeline}/latest-releases */
export async function listLatestReleases(caller: Caller, pipeline: string): Promise<Result<Release[]>> {
  return listAll(caller, {
    route: '/pipelines/{pipeline}/latest-releases',
    params: { pipeline },
    schema: releases,
    by: null,
    freshMs: freshness.listMs,
  });
}
