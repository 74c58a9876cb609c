import { findDynoSize } from '@/simulator/catalogue/dyno-sizes';
import { cedar } from '@/simulator/catalogue/generations';
import { findRegion } from '@/simulator/catalogue/regions';
import { findStack } from '@/simulator/catalogue/stacks';

export type Reference = { id: string; name: string };

function reference(kind: string, name: string, row: Reference | undefined): Reference {
  if (!row) throw new Error(`The catalogue has no ${kind} named ${name}`);
  return { id: row.id, name: row.name };
}

/** A stack inside another resource. */
export function stackReference(name: string): Reference {
  return reference('stack', name, findStack(name));
}

/** A region inside another resource. */
export function regionReference(name: string): Reference {
  return reference('region', name, findRegion(name));
}

/** A dyno size inside a formation. */
export function dynoSizeReference(name: string): Reference {
  return reference('dyno size', name, findDynoSize(name));
}

/** The generation of everything that runs in the simulator. */
export function generationReference(): Reference {
  return { id: cedar.id, name: cedar.name };
}
