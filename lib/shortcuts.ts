/** Every shortcut of the console, by id. `keys` are pressed one after another; `Mod` is ⌘ on a Mac, else Ctrl. */
export const shortcuts = {
  palette: { keys: ['Mod+k'], label: 'Search or run a command', group: 'Anywhere' },
  search: { keys: ['/'], label: 'Search this page', group: 'Anywhere' },
  sidebar: { keys: ['['], label: 'Collapse or open the sidebar', group: 'Anywhere' },
  help: { keys: ['?'], label: 'Show these shortcuts', group: 'Anywhere' },
  'go-fleet': { keys: ['g', 'f'], label: 'Go to the fleet', group: 'Go' },
  'go-people': { keys: ['g', 'p'], label: 'Go to people', group: 'Go' },
  'go-audit': { keys: ['g', 'a'], label: 'Go to the audit log', group: 'Go' },
  'row-next': { keys: ['j'], label: 'Next row', group: 'Lists' },
  'row-previous': { keys: ['k'], label: 'Previous row', group: 'Lists' },
  'row-open': { keys: ['Enter'], label: 'Open the row', group: 'Lists' },
  'row-menu': { keys: ['.'], label: 'Actions of the row', group: 'Lists' },
  refresh: { keys: ['u'], label: 'Read again', group: 'This page' },
  scale: { keys: ['s'], label: 'Scale', group: 'This page' },
  restart: { keys: ['r'], label: 'Restart', group: 'This page' },
} as const satisfies Record<string, { keys: readonly string[]; label: string; group: string }>;

export type ShortcutId = keyof typeof shortcuts;

/** The ids of all shortcuts, in the order in which they are listed. */
export const shortcutIds = Object.keys(shortcuts) as ShortcutId[];

type KeyPress = { key: string; metaKey: boolean; ctrlKey: boolean; altKey: boolean };

/** Names a key press as it is written in the table: `j`, `?`, `Enter`, `Mod+k`; null where Alt is held. */
export function keyName({ key, metaKey, ctrlKey, altKey }: KeyPress): string | null {
  if (altKey) return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return metaKey || ctrlKey ? `Mod+${name}` : name;
}

/** Whether a shortcut consists of single characters, which a person can switch off (WCAG 2.1.4). */
export function isSingleKey(id: ShortcutId): boolean {
  return shortcuts[id].keys.every((key) => key.length === 1);
}

export type ShortcutMatch = { id: ShortcutId } | { prefix: string } | null;

/** Finds what a key means after `prefix` (the key before it, or null): a shortcut, the start of one, or nothing. */
export function matchShortcut(
  name: string,
  prefix: string | null,
  isAvailable: (id: ShortcutId) => boolean,
): ShortcutMatch {
  const candidates = shortcutIds
    .filter(isAvailable)
    .map((id) => ({ id, keys: shortcuts[id].keys as readonly string[] }));
  const pressed = prefix === null ? [name] : [prefix, name];
  const exact = candidates.find(({ keys }) => keys.join(' ') === pressed.join(' '));
  if (exact) return { id: exact.id };
  if (prefix !== null) return matchShortcut(name, null, isAvailable);
  return candidates.some(({ keys }) => keys.length > 1 && keys[0] === name) ? { prefix: name } : null;
}

/** The keycaps of a shortcut: `['⌘K']` on a Mac, `['Ctrl K']` elsewhere, `['G', 'F']`. */
export function keycaps(id: ShortcutId, isMac: boolean): string[] {
  return shortcuts[id].keys.map((key) => {
    const cap = key.replace(/.$/, (last) => (key.length === 1 || key.includes('+') ? last.toUpperCase() : last));
    return cap.replace('Mod+', isMac ? '⌘' : 'Ctrl ');
  });
}
