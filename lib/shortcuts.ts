/** The keys of every shortcut, by id, pressed one after another; `Mod` is ⌘ on a Mac, else Ctrl. */
export const shortcuts = {
  palette: ['Mod+k'],
  search: ['/'],
  sidebar: ['['],
  help: ['?'],
  'go-attention': ['g', 'n'],
  'go-fleet': ['g', 'f'],
  'go-stages': ['g', 's'],
  'go-releases': ['g', 'r'],
  'go-add-ons': ['g', 'c'],
  'go-jobs': ['g', 'j'],
  'go-people': ['g', 'p'],
  'go-audit': ['g', 'a'],
  'go-budget': ['g', 'b'],
  'row-next': ['j'],
  'row-previous': ['k'],
  'row-open': ['Enter'],
  'row-menu': ['.'],
  'row-select': ['x'],
  'row-select-range': ['Shift+x'],
  'selection-clear': ['Escape'],
  'row-pin': ['p'],
  refresh: ['u'],
  scale: ['s'],
  'undo-rollback': ['Shift+z'],
  restart: ['r'],
  maintenance: ['m'],
} as const satisfies Record<string, readonly string[]>;

export type ShortcutId = keyof typeof shortcuts;

/** The ids of all shortcuts, in the order in which they are listed. */
export const shortcutIds = Object.keys(shortcuts) as ShortcutId[];

type KeyPress = { key: string; shiftKey: boolean; metaKey: boolean; ctrlKey: boolean; altKey: boolean };

/** Names a key press as it is written in the table: `j`, `Shift+x`, `?`, `Enter`, `Mod+k`; null where Alt is held. */
export function keyName({ key, shiftKey, metaKey, ctrlKey, altKey }: KeyPress): string | null {
  if (altKey) return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (metaKey || ctrlKey) return `Mod+${name}`;
  return shiftKey && /^[a-z]$/.test(name) ? `Shift+${name}` : name;
}

/** Whether a shortcut consists of single characters, which a person can switch off (WCAG 2.1.4). */
export function isSingleKey(id: ShortcutId): boolean {
  return shortcuts[id].every((key) => key.replace('Shift+', '').length === 1);
}

export type ShortcutMatch = { id: ShortcutId } | { prefix: string } | null;

/** Finds what a key means after `prefix` (the key before it, or null): a shortcut, the start of one, or nothing. */
export function matchShortcut(
  name: string,
  prefix: string | null,
  isAvailable: (id: ShortcutId) => boolean,
): ShortcutMatch {
  const candidates = shortcutIds.filter(isAvailable).map((id) => ({ id, keys: shortcuts[id] as readonly string[] }));
  const pressed = prefix === null ? [name] : [prefix, name];
  const exact = candidates.find(({ keys }) => keys.join(' ') === pressed.join(' '));
  if (exact) return { id: exact.id };
  if (prefix !== null) return matchShortcut(name, null, isAvailable);
  return candidates.some(({ keys }) => keys.length > 1 && keys[0] === name) ? { prefix: name } : null;
}

/** The keycaps of a shortcut: `['⌘K']` on a Mac, `['Ctrl K']` elsewhere, `['G', 'F']`, `['⇧X']`, `['Esc']`. */
export function keycaps(id: ShortcutId, isMac: boolean): string[] {
  return shortcuts[id].map((key) =>
    withCapital(key)
      .replace('Mod+', isMac ? '⌘' : 'Ctrl ')
      .replace('Shift+', '⇧')
      .replace('Escape', 'Esc'),
  );
}

/** The same keys for the ear: `['Command K']` on a Mac, `['Control K']` elsewhere, `['G', 'F']`, `['Shift X']`. */
export function spokenKeys(id: ShortcutId, isMac: boolean): string[] {
  return shortcuts[id].map((key) =>
    withCapital(key)
      .replace('Mod+', isMac ? 'Command ' : 'Control ')
      .replace('Shift+', 'Shift '),
  );
}

function withCapital(key: string): string {
  return key.replace(/.$/, (last) => (key.length === 1 || key.includes('+') ? last.toUpperCase() : last));
}
