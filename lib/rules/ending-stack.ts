const firstLasting = 24;

/** The day from which builds on heroku-22 are blocked (Heroku's announcement). */
export const heroku22BlockedFrom = '1 May 2027';

/** Whether a stack is before heroku-24: its builds are blocked already, or will be. */
export function isEndingStack(stack: string | null): boolean {
  const generation = stack?.match(/^heroku-(\d+)$/)?.[1];
  return generation !== undefined && Number(generation) < firstLasting;
}

/** What the end of a stack means, in one sentence. */
export function endingStackSentence(stack: string): string {
  return stack === 'heroku-22'
    ? `Builds on heroku-22 are blocked from ${heroku22BlockedFrom}`
    : `${stack} has reached its end: its builds are blocked`;
}
