import 'server-only';

// Next loads one module several times in a process (start-up hook, route handlers, pages), so a module-level
// variable would exist several times too; globalThis exists once.
const key = Symbol.for('dynodeck.per-process');
const holder = globalThis as { [key]?: Map<string, unknown> };

function slots(): Map<string, unknown> {
  holder[key] ??= new Map();
  return holder[key];
}

/** Returns what `make` made the first time this name was asked for in this process. */
export function perProcess<T>(name: string, make: () => T): T {
  const known = slots();
  if (!known.has(name)) known.set(name, make());
  return known.get(name) as T;
}

/** Puts a value in place of what a name holds, for instance a test's own database. */
export function setPerProcess<T>(name: string, value: T): void {
  slots().set(name, value);
}

/** Drops what a name holds, so that the next `perProcess` makes it again. */
export function forgetPerProcess(name: string): void {
  slots().delete(name);
}

/** Drops everything, as a new process would. */
export function forgetAllPerProcess(): void {
  slots().clear();
}
