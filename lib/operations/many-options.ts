import 'server-only';
import { z } from 'zod';

/**
 * How an operation on many apps is to go: the app that goes first and alone, how many go at once, and at how many
 * percent of failures among the apps that ran it pauses (0: at the first). Null for without.
 */
export const ManyOptions = z.object({
  canary: z.uuid().nullable(),
  waveSize: z.number().int().min(1).max(1_000).nullable(),
  stopAtPercent: z.number().int().min(0).max(100).nullable(),
});
export type ManyOptions = z.infer<typeof ManyOptions>;
