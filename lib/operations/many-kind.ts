import 'server-only';
import { z } from 'zod';

/** The kind of job that carries out one operation on many apps, and what it is told. `run-many-job.ts` runs it. */
export const manyKind = { kind: 'run-many', payload: z.object({ operation: z.string() }) };
