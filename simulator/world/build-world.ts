import type { World } from '@/simulator/engine/world';
import type { App } from '@/simulator/model';
import { addApp } from './add-app';
import { addAddOnCatalogue } from './add-on-catalogue';
import { hourMs } from './ages';
import type { AppPlan } from './app-plan';
import { addPeople } from './people';
import { planFleet } from './plan-fleet';
import { outsidePlans } from './story-fleet';

export interface FleetOptions {
  /** How many apps the first announced account sees: 0 to 5,000. */
  apps: number;
  /** The same seed and world time make the same fleet. */
  seed: number;
}

/** From this size on, the stranger's own apps exist too, which nobody of the company sees. */
const smallestWithOutside = 20;

function addToPipeline(world: World, app: App, plan: AppPlan): void {
  if (!plan.pipeline || !plan.stage) return;
  const id = world.uuid(`pipeline:${plan.pipeline}`);
  const times = { createdAtMs: app.createdAtMs + hourMs, updatedAtMs: app.createdAtMs + hourMs };
  if (!world.pipelines.get(id)) {
    const owner = app.teamId
      ? ({ id: app.teamId, type: 'team' } as const)
      : ({ id: app.ownerId, type: 'user' } as const);
    world.pipelines.add({ id, name: plan.pipeline, owner, ...times });
  }
  const couplingId = world.uuid(`coupling:${plan.name}`);
  world.couplings.add({ id: couplingId, appId: app.id, pipelineId: id, stage: plan.stage, ...times });
}

/**
 * Fills an empty world with the company Fernhill: people, teams, the add-on catalogue and a fleet of exactly so many apps
 * as far as its operator Mara sees, all of it decided by the seed and the world's now. Throws a RangeError for more apps than
 * there are names.
 */
export function buildWorld(world: World, options: FleetOptions): void {
  addPeople(world, options.apps);
  addAddOnCatalogue(world);
  const fleet = planFleet(options.seed, options.apps);
  for (const plan of fleet) addToPipeline(world, addApp(world, plan), plan);
  if (options.apps >= smallestWithOutside) for (const plan of outsidePlans) addApp(world, plan);
}
