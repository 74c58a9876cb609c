import { describe, expect, it } from 'vitest';
import { isSingleKey, keycaps, keyName, matchShortcut, shortcutIds, shortcuts, spokenKeys } from './shortcuts';

const press = (key: string, held: Partial<Record<'shiftKey' | 'metaKey' | 'ctrlKey' | 'altKey', boolean>> = {}) =>
  keyName({ key, shiftKey: false, metaKey: false, ctrlKey: false, altKey: false, ...held });
const always = () => true;

describe('naming a key press', () => {
  it('treats ⌘ and Ctrl alike', () => {
    expect(press('k', { metaKey: true })).toBe('Mod+k');
    expect(press('k', { ctrlKey: true })).toBe('Mod+k');
  });
  it('ignores capitals, keeps named keys, leaves Alt to the system', () => {
    expect(press('J')).toBe('j');
    expect(press('Enter')).toBe('Enter');
    expect(press('k', { altKey: true })).toBeNull();
  });
  it('tells a letter with Shift from one without, and leaves signs as they are', () => {
    expect(press('X', { shiftKey: true })).toBe('Shift+x');
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('K', { shiftKey: true, ctrlKey: true })).toBe('Mod+k');
  });
});

describe('finding a shortcut', () => {
  it('finds single keys and chords', () => {
    expect(matchShortcut('?', null, always)).toEqual({ id: 'help' });
    expect(matchShortcut('Mod+k', null, always)).toEqual({ id: 'palette' });
  });
  it('waits for the second key of a sequence', () => {
    expect(matchShortcut('g', null, always)).toEqual({ prefix: 'g' });
    expect(matchShortcut('f', 'g', always)).toEqual({ id: 'go-fleet' });
  });
  it('starts again when the second key fits no sequence', () => {
    expect(matchShortcut('k', 'g', always)).toEqual({ id: 'row-previous' });
    expect(matchShortcut('z', 'g', always)).toBeNull();
  });
  it('knows only what is available on the page', () => {
    expect(matchShortcut('j', null, (id) => id !== 'row-next')).toBeNull();
    expect(matchShortcut('g', null, (id) => !id.startsWith('go-'))).toBeNull();
  });
});

describe('the table', () => {
  it('gives no keys twice', () => {
    const all = shortcutIds.map((id) => shortcuts[id].join(' '));
    expect(new Set(all).size).toBe(all.length);
  });
  it('has no single key that is also the start of a sequence', () => {
    const starts = shortcutIds.flatMap((id) => (shortcuts[id].length > 1 ? [shortcuts[id][0]] : []));
    const single = shortcutIds.flatMap((id) => (shortcuts[id].length === 1 ? [shortcuts[id][0]] : []));
    expect(starts.filter((key) => (single as string[]).includes(key))).toEqual([]);
  });
  it('tells which can be switched off', () => {
    expect(isSingleKey('row-next')).toBe(true);
    expect(isSingleKey('go-fleet')).toBe(true);
    expect(isSingleKey('row-select-range')).toBe(true);
    expect(isSingleKey('palette')).toBe(false);
    expect(isSingleKey('row-open')).toBe(false);
  });
  it('prints the keycaps of either system', () => {
    expect(keycaps('palette', true)).toEqual(['⌘K']);
    expect(keycaps('palette', false)).toEqual(['Ctrl K']);
    expect(keycaps('go-fleet', true)).toEqual(['G', 'F']);
    expect(keycaps('row-select-range', true)).toEqual(['⇧X']);
    expect(keycaps('selection-clear', false)).toEqual(['Esc']);
  });
  it('says the keys of either system', () => {
    expect(spokenKeys('palette', true)).toEqual(['Command K']);
    expect(spokenKeys('palette', false)).toEqual(['Control K']);
    expect(spokenKeys('go-fleet', true)).toEqual(['G', 'F']);
    expect(spokenKeys('row-select-range', true)).toEqual(['Shift X']);
    expect(spokenKeys('selection-clear', false)).toEqual(['Escape']);
  });
});
