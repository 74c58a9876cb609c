const order = ['production', 'staging', 'development', 'review', 'test'];

/** Where a pipeline stage stands when the most important comes first; an app in no pipeline comes last. */
export function stageRank(stage: string | null): number {
  const at = order.indexOf(stage ?? '');
  if (at >= 0) return at;
  return stage === null ? order.length + 1 : order.length;
}
