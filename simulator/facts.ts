import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Switches, switchesInput } from './engine/switches';

const factsFile = z.object({ format: z.literal(1), switches: switchesInput });

/** The switches in a file that `npm run doctor` wrote. Throws a sentence when it is no such file. */
export function readFacts(path: string): Partial<Switches> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`--facts ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const facts = factsFile.safeParse(content);
  if (!facts.success) throw new Error(`--facts ${path} is not a file that the doctor wrote.`);
  const known = Object.entries(facts.data.switches).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Partial<Switches>;
}
