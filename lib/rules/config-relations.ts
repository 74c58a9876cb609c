/** A config key and what its value is told from another by. `isWeak`: a value too short to be a secret. */
export type PrintedKey = { key: string; print: string; isWeak: boolean };

export const configRelations = ['equal', 'differ', 'not-upstream', 'not-here'] as const;
/** How a key here stands to the same key upstream. */
export type ConfigRelation = (typeof configRelations)[number];

export type ConfigComparison = {
  /** Every key that counts, by name. */
  keys: { key: string; relation: ConfigRelation }[];
  /** Keys here that hold one secret under two names: the later name, and the first one. */
  twins: { key: string; sameAs: string }[];
};

/**
 * Compares the config of an app with that of the app upstream of it. Keys that an add-on owns on either side are expected
 * to differ and do not count. Neither does what two keys share where it is no secret: `true` is under many names.
 */
export function compareConfig(
  here: readonly PrintedKey[],
  upstream: readonly PrintedKey[],
  ownedKeys: ReadonlySet<string>,
): ConfigComparison {
  const counted = (keys: readonly PrintedKey[]) => keys.filter(({ key }) => !ownedKeys.has(key));
  const own = new Map(counted(here).map((entry) => [entry.key, entry]));
  const other = new Map(counted(upstream).map((entry) => [entry.key, entry]));
  const names = [...new Set([...own.keys(), ...other.keys()])].sort();
  return {
    keys: names.map((key) => ({ key, relation: relationOf(own.get(key), other.get(key)) })),
    twins: twinsOf([...own.values()]),
  };
}

function relationOf(own: PrintedKey | undefined, other: PrintedKey | undefined): ConfigRelation {
  if (!own) return 'not-here';
  if (!other) return 'not-upstream';
  return own.print === other.print ? 'equal' : 'differ';
}

const namesASecret = /SECRET|KEY|TOKEN|PASS|SALT|CREDENTIAL|PRIVATE|AUTH/i;

function twinsOf(own: readonly PrintedKey[]): ConfigComparison['twins'] {
  const byPrint = new Map<string, string[]>();
  for (const { key, print, isWeak } of own) {
    if (isWeak) continue;
    const keys = byPrint.get(print);
    if (keys) keys.push(key);
    else byPrint.set(print, [key]);
  }
  return [...byPrint.values()]
    .filter((keys) => keys.length > 1 && keys.some((key) => namesASecret.test(key)))
    .flatMap((keys) => {
      const [first = '', ...others] = keys.sort();
      return others.map((key) => ({ key, sameAs: first }));
    })
    .sort((a, b) => a.key.localeCompare(b.key));
}

/** How many keys stand in each relation. */
export function countRelations(keys: ConfigComparison['keys']): Record<ConfigRelation, number> {
  const counts = { equal: 0, differ: 0, 'not-upstream': 0, 'not-here': 0 };
  for (const { relation } of keys) counts[relation] += 1;
  return counts;
}
