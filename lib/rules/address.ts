/** One value that stands in the query of an address. What cannot be read is what stands there by default. */
export type Param<T> = { read(text: string): T | null; write(value: NonNullable<T>): string; fallback: T };
export type Params<V> = { [K in keyof V]: Param<V[K]> };
/** What becomes another value; null is the default again. */
export type AddressChange<V> = { [K in keyof V]?: V[K] | null };

/** Any text; null where none stands. */
export const text: Param<string | null> = { read: (value) => value, write: String, fallback: null };

/** Any text; empty where none stands. */
export const words: Param<string> = { read: (value) => value, write: String, fallback: '' };

/** A number without a fraction; null where none stands. */
export const wholeNumber: Param<number | null> = {
  read: (value) => (/^\d+$/.test(value) ? Number(value) : null),
  write: String,
  fallback: null,
};

/** Numbers without a fraction; null where none stand. */
export const wholeNumbers: Param<number[] | null> = {
  read: (value) => (/^\d+(,\d+)*$/.test(value) ? value.split(',').map(Number) : null),
  write: (values) => values.join(','),
  fallback: null,
};

/** Yes or no; no where nothing stands. */
export const flag: Param<boolean> = { read: (value) => value === 'true', write: String, fallback: false };

/** One of some values; null where none of them stands. */
export function oneOf<T extends string | number>(values: readonly T[]): Param<T | null> {
  return { read: (value) => values.find((known) => String(known) === value) ?? null, write: String, fallback: null };
}

/** Several of what `isKnown` lets pass. */
export function listParam<T extends string = string>(
  isKnown: (value: string) => value is T = (value): value is T => value !== '',
): Param<T[]> {
  return { read: (value) => listOf(value).filter(isKnown), write: listText, fallback: [] };
}

/** Reads a list of an address; a comma within a value is written `%2C`. */
export function listOf(value: string): string[] {
  return value.split(',').flatMap((part) => part.replaceAll('%2C', ',') || []);
}

/** Writes a list for an address. */
export function listText(values: readonly string[]): string {
  return values.map((value) => value.replaceAll(',', '%2C')).join(',');
}

/** The values that the query of an address says. */
export function readAddress<V extends object>(params: Params<V>, query: string): V {
  const said = new URLSearchParams(query);
  const values: Partial<V> = {};
  for (const name in params) {
    const param = params[name];
    const value = said.get(name);
    values[name] = (value === null ? null : param.read(value)) ?? param.fallback;
  }
  return values as V;
}

/** The query with some values changed. What it says beside them stays, and a default is not said. */
export function writeAddress<V extends object>(params: Params<V>, query: string, change: AddressChange<V>): string {
  const said = new URLSearchParams(query);
  for (const name in change) {
    const { write, fallback } = params[name];
    const textOf = (value: V[typeof name] | null | undefined) => (value == null ? null : write(value as never));
    const value = change[name];
    if (value === undefined) continue;
    const written = textOf(value);
    if (written === null || written === textOf(fallback)) said.delete(name);
    else said.set(name, written);
  }
  return said.toString().replaceAll('%2C', ',');
}
