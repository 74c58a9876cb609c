import { uuidOf } from '@/simulator/engine/random';
import { cedar, fir, type Generation } from './generations';

export type DynoTier = 'eco' | 'basic' | 'standard' | 'performance' | 'private' | 'shield' | 'fir';

export interface DynoSize {
  id: string;
  name: string;
  tier: DynoTier;
  memoryGb: number;
  compute: number;
  monthlyCents: number;
  dynoUnits: number;
  isDedicated: boolean;
  isPrivateOnly: boolean;
  architecture: string;
  generation: Generation;
}

type Row = [name: string, tier: DynoTier, memoryGb: number, compute: number, monthlyDollars: number];

const cedarRows: readonly Row[] = [
  ['Eco', 'eco', 0.5, 1, 5],
  ['Basic', 'basic', 0.5, 1, 7],
  ['Standard-1X', 'standard', 0.5, 1, 25],
  ['Standard-2X', 'standard', 1, 2, 50],
  ['Performance-M', 'performance', 2.5, 12, 250],
  ['Performance-L', 'performance', 14, 50, 500],
  ['Performance-L-RAM', 'performance', 30, 25, 500],
  ['Performance-XL', 'performance', 62, 50, 750],
  ['Performance-2XL', 'performance', 126, 100, 1500],
  ['Private-S', 'private', 1, 4, 225],
  ['Private-M', 'private', 2.5, 12, 450],
  ['Private-L', 'private', 14, 50, 900],
  ['Private-L-RAM', 'private', 30, 25, 500],
  ['Private-XL', 'private', 62, 50, 750],
  ['Private-2XL', 'private', 126, 100, 1500],
  ['Shield-S', 'shield', 1, 4, 270],
  ['Shield-M', 'shield', 2.5, 12, 540],
  ['Shield-L', 'shield', 14, 50, 1080],
  ['Shield-L-RAM', 'shield', 30, 25, 600],
  ['Shield-XL', 'shield', 62, 50, 900],
  ['Shield-2XL', 'shield', 126, 100, 1800],
];

const firRows: readonly [cores: number, memoryGb: number, monthlyDollars: number][] = [
  [1, 0.5, 25],
  [2, 1, 50],
  [1, 4, 80],
  [2, 8, 160],
  [4, 16, 320],
  [8, 32, 640],
  [16, 64, 1000],
  [2, 4, 150],
  [4, 8, 300],
  [8, 16, 600],
  [16, 32, 1200],
  [32, 64, 2400],
  [1, 8, 100],
  [2, 16, 250],
  [4, 32, 500],
  [8, 64, 750],
  [16, 128, 1500],
];

/** Every dyno size with its monthly list price, in the order of the price list. */
export const dynoSizes: readonly DynoSize[] = [
  ...cedarRows.map(([name, tier, memoryGb, compute, dollars]): DynoSize => {
    const isDedicated = tier === 'performance' || tier === 'private' || tier === 'shield';
    return {
      id: uuidOf(`dyno-size:${name}`),
      name,
      tier,
      memoryGb,
      compute,
      monthlyCents: dollars * 100,
      dynoUnits: name === 'Eco' ? 0.28 : dollars / 25,
      isDedicated,
      isPrivateOnly: tier === 'private' || tier === 'shield',
      architecture: 'amd64',
      generation: cedar,
    };
  }),
  ...firRows.map(([cores, memoryGb, dollars]): DynoSize => {
    const name = `dyno-${cores}c-${memoryGb}gb`;
    return {
      id: uuidOf(`dyno-size:${name}`),
      name,
      tier: 'fir',
      memoryGb,
      compute: cores,
      monthlyCents: dollars * 100,
      dynoUnits: dollars / 25,
      isDedicated: true,
      isPrivateOnly: true,
      architecture: 'arm64',
      generation: fir,
    };
  }),
];

const byName = new Map(
  dynoSizes.flatMap((size) => [[size.name.toLowerCase(), size] as const, [size.id, size] as const]),
);

/** A size by id, or by name in any case. */
export function findDynoSize(idOrName: string): DynoSize | undefined {
  return byName.get(idOrName.toLowerCase());
}
