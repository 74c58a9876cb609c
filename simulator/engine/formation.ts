import { type DynoSize, findDynoSize } from '@/simulator/catalogue/dyno-sizes';
import type { App, Formation } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import { matchFormation, restartDynos } from './dynos';
import type { World } from './world';

const mostDynosPerApp = 100;
const mostEcoDynosPerApp = 2;
const mostPerType: Partial<Record<DynoSize['tier'], number>> = {
  eco: 1,
  basic: 1,
  performance: 10,
  private: 10,
  shield: 10,
};

export interface FormationUpdate {
  /** Process type or formation id. */
  type: string;
  /** A number, or text as the CLI sends it: `"2"`, `"+1"`, `"-1"`. */
  quantity?: number | string;
  /** Name in any case, or id. */
  size?: string;
}

/**
 * Scales and resizes several process types at once, or refuses all of it. A new size restarts the type's dynos,
 * another quantity only starts or kills the difference. Answers the formations that were named.
 */
export function scaleFormation(world: World, app: App, updates: readonly FormationUpdate[]): Formation[] {
  const wanted = new Map<Formation, { quantity: number; size: DynoSize }>();
  for (const formation of app.formation.values()) {
    wanted.set(formation, { quantity: formation.quantity, size: sizeNamed(formation.size) });
  }
  const named = updates.map((update) => {
    const formation = findFormation(app, update.type);
    const now = wanted.get(formation);
    wanted.set(formation, {
      quantity: update.quantity === undefined ? formation.quantity : quantityOf(update.quantity, formation.quantity),
      size: update.size === undefined ? (now?.size ?? sizeNamed(formation.size)) : sizeNamed(update.size),
    });
    return formation;
  });
  check(wanted, named);
  const changes = [...new Set(named)].flatMap((formation) => {
    const target = wanted.get(formation);
    return target ? write(world, formation, target.quantity, target.size) : [];
  });
  if (changes.length > 0) world.happenings.tell({ kind: 'scale', app, changes });
  for (const { formation, before } of changes) {
    matchFormation(world, app, formation.type);
    if (before.size !== formation.size) restartDynos(world, app, { type: formation.type });
  }
  if (world.switches.scalingTouchesApp) app.updatedAtMs = world.now();
  return named;
}

/** A formation by process type or id; 404 in Heroku's words otherwise. */
export function findFormation(app: App, typeOrId: string): Formation {
  const found = app.formation.get(typeOrId) ?? [...app.formation.values()].find((row) => row.id === typeOrId);
  if (found) return found;
  throw new Refusal(404, 'not_found', `Couldn't find that process type (${typeOrId}).`, { resource: 'formation' });
}

interface Change {
  formation: Formation;
  before: { quantity: number; size: string };
}

function write(world: World, formation: Formation, quantity: number, size: DynoSize): Change[] {
  const before = { quantity: formation.quantity, size: formation.size };
  if (before.size === size.name && before.quantity === quantity) return [];
  Object.assign(formation, { quantity, size: size.name, updatedAtMs: world.now() });
  return [{ formation, before }];
}

function quantityOf(input: number | string, before: number): number {
  const text = String(input).trim();
  const number = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  const quantity = typeof input === 'string' && /^[+-]/.test(text) ? before + number : number;
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > mostDynosPerApp) {
    throw new Refusal(422, 'invalid_params', `Quantity must be between 0 and ${mostDynosPerApp}.`);
  }
  return quantity;
}

function sizeNamed(idOrName: string): DynoSize {
  const size = findDynoSize(idOrName);
  if (size) return size;
  throw new Refusal(422, 'invalid_params', "Couldn't find that dyno size.");
}

function check(wanted: Map<Formation, { quantity: number; size: DynoSize }>, named: readonly Formation[]): void {
  for (const formation of named) {
    const target = wanted.get(formation);
    if (!target) continue;
    if (target.size.isPrivateOnly) {
      throw new Refusal(422, 'invalid_params', `${target.size.name} dynos are only available in a Private Space.`);
    }
    const limit = mostPerType[target.size.tier];
    if (limit !== undefined && target.quantity > limit) {
      const message = `Cannot update to more than ${limit} ${target.size.name} size dynos per process type.`;
      throw new Refusal(422, 'cannot_update_above_limit', message, { limit });
    }
  }
  checkMixing([...wanted.values()].map((target) => target.size));
  const total = sum([...wanted.values()].map((target) => target.quantity));
  if (total > mostDynosPerApp) {
    const message = `Cannot update to more than ${mostDynosPerApp} dynos per app.`;
    throw new Refusal(422, 'cannot_update_above_limit', message, { limit: mostDynosPerApp });
  }
  const eco = sum([...wanted.values()].filter((row) => row.size.tier === 'eco').map((row) => row.quantity));
  if (eco > mostEcoDynosPerApp) {
    const message = `Cannot update to more than ${mostEcoDynosPerApp} Eco size dynos per app.`;
    throw new Refusal(422, 'cannot_update_above_limit', message, { limit: mostEcoDynosPerApp });
  }
}

function checkMixing(sizes: readonly DynoSize[]): void {
  const small = sizes.find((size) => size.tier === 'eco' || size.tier === 'basic');
  const large = sizes.find((size) => size.tier === 'standard' || size.tier === 'performance');
  if (!small || !large) return;
  const names = `${small.name} and ${large.name}`;
  throw new Refusal(422, 'invalid_params', `Cannot use the following dyno types in the same app: ${names}`);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
