/** What the overview of an app is made of. */
export const openingParts = [
  'formation',
  'dynoSizes',
  'dynos',
  'releases',
  'config',
  'addOns',
  'domains',
  'activity',
] as const;
export type OpeningPart = (typeof openingParts)[number];
