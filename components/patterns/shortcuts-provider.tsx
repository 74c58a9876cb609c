'use client';

import type * as React from 'react';
import { createContext, useContext, useEffect, useEffectEvent, useRef, useState } from 'react';
import { isSingleKey, keyName, matchShortcut, type ShortcutId } from '@/lib/shortcuts';
import { preferenceCookies } from './preference-cookies';
import { savePreference } from './save-preference';

const sequenceMs = 1_200;
const layers = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const fields = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]';

type Shortcuts = {
  register(id: ShortcutId, run: () => void): () => void;
  registered(): ShortcutId[];
  hasSingleKeys: boolean;
  setHasSingleKeys(hasSingleKeys: boolean): void;
};

const ShortcutsContext = createContext<Shortcuts | null>(null);

type ShortcutsProviderProps = { initialHasSingleKeys: boolean; children: React.ReactNode };

/** Listens to the keyboard for the whole console; screens say by `useShortcut` what they can do. */
export function ShortcutsProvider({ initialHasSingleKeys, children }: ShortcutsProviderProps) {
  const [hasSingleKeys, setHasSingleKeys] = useState(initialHasSingleKeys);
  const handlers = useRef(new Map<ShortcutId, () => void>());
  const prefix = useRef<{ key: string; atMs: number } | null>(null);

  const handleKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const name = event.repeat || event.defaultPrevented ? null : keyName(event);
    if (name === null || ['Shift', 'Control', 'Meta'].includes(event.key)) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const isTyping = target.matches(fields);
    const isBehindLayer = document.querySelector(layers) !== null;
    const isItsOwnKey = event.key === 'Enter' && target.closest('a, button, summary') !== null;
    const isAvailable = (id: ShortcutId) => {
      if (!handlers.current.has(id) || isBehindLayer || isItsOwnKey) return false;
      return isSingleKey(id) ? hasSingleKeys && !isTyping : !isTyping || id === 'palette';
    };
    const waiting = prefix.current && Date.now() - prefix.current.atMs < sequenceMs ? prefix.current.key : null;
    const match = matchShortcut(name, waiting, isAvailable);
    prefix.current = match && 'prefix' in match ? { key: match.prefix, atMs: Date.now() } : null;
    if (match && 'id' in match) {
      event.preventDefault();
      handlers.current.get(match.id)?.();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handleKeyDown(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);

  const [registry] = useState(() => ({
    register(id: ShortcutId, run: () => void) {
      handlers.current.set(id, run);
      return () => {
        if (handlers.current.get(id) === run) handlers.current.delete(id);
      };
    },
    registered: () => [...handlers.current.keys()],
  }));
  const value: Shortcuts = {
    ...registry,
    hasSingleKeys,
    setHasSingleKeys(next) {
      setHasSingleKeys(next);
      savePreference(preferenceCookies.singleKeys, next ? 'on' : 'off');
    },
  };
  return <ShortcutsContext value={value}>{children}</ShortcutsContext>;
}

/** The shortcuts of the console; outside of its provider nothing listens. */
export function useShortcuts(): Shortcuts | null {
  return useContext(ShortcutsContext);
}
