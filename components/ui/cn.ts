import { type ClassValue, clsx } from 'clsx';
import { alsoReplaced, classGroup } from './class-groups';

const merged = new Map<string, string>();

/** Joins class names; of two that set the same property under the same condition the later one wins. */
export function cn(...classes: ClassValue[]): string {
  const all = clsx(classes);
  const known = merged.get(all) ?? merge(all);
  merged.set(all, known);
  return known;
}

function merge(classes: string): string {
  const taken = new Set<string>();
  const kept: string[] = [];
  for (const name of classes.split(' ').reverse()) {
    const start = endOfCondition(name);
    const condition = name.slice(0, start) + (name.endsWith('!') ? '!' : '');
    const group = classGroup(name.slice(start).replace(/^-|!$/g, ''));
    if (group !== null) {
      if (taken.has(condition + group)) continue;
      for (const lost of [group, ...(alsoReplaced[group]?.split(' ') ?? [])]) taken.add(condition + lost);
    }
    kept.push(name);
  }
  return kept.reverse().join(' ');
}

/** Where the conditions of a class end; a colon within brackets belongs to what the brackets stand for. */
function endOfCondition(name: string): number {
  let end = 0;
  let depth = 0;
  for (let at = 0; at < name.length; at += 1) {
    const character = name[at];
    if (character === '[') depth += 1;
    else if (character === ']') depth -= 1;
    else if (character === ':' && depth === 0) end = at + 1;
  }
  return end;
}
