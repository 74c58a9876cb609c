import { uuidOf } from '@/simulator/engine/random';

export interface Generation {
  id: string;
  name: 'cedar' | 'fir';
}

export const cedar: Generation = { id: uuidOf('generation:cedar'), name: 'cedar' };
export const fir: Generation = { id: uuidOf('generation:fir'), name: 'fir' };
