/** An app's place in a pipeline. */
export type Placed = { id: string; name: string; stage: string; pipelineId: string };

/** Stages from the last one back to the first: an app takes its code from the nearest one before its own. */
const backwards = ['production', 'staging', 'development'];
const wordsOfStages = new Set(['production', 'prod', 'live', 'staging', 'stage', 'stg', 'development', 'dev']);

/**
 * The app that an app is compared with: one of the same pipeline at the nearest stage before its own. Of several, the one
 * with the same name but for the word of its stage; else the one whose name has most words in common; else the first by
 * name. Null where there is none, and for stages that nothing comes before.
 */
export function upstreamOf<App extends Placed>(app: Placed, others: readonly App[]): App | null {
  const at = backwards.indexOf(app.stage);
  if (at < 0) return null;
  for (const stage of backwards.slice(at + 1)) {
    const [best] = others
      .filter((other) => other.id !== app.id && other.pipelineId === app.pipelineId && other.stage === stage)
      .sort((a, b) => likeness(app.name, b.name) - likeness(app.name, a.name) || a.name.localeCompare(b.name));
    if (best) return best;
  }
  return null;
}

function likeness(name: string, other: string): number {
  const own = words(name);
  const others = words(other);
  if (own.join('-') === others.join('-')) return Number.POSITIVE_INFINITY;
  return own.filter((word) => others.includes(word)).length;
}

function words(name: string): string[] {
  return name.split('-').filter((word) => !wordsOfStages.has(word));
}
