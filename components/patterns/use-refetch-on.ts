'use client';

import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

/** Makes a cached read old whenever a text that stands for what it depends on changes; null means not known yet. */
export function useRefetchOn(text: string | null, queryKey: QueryKey): void {
  const queries = useQueryClient();
  const known = useRef(text);
  useEffect(() => {
    if (text === null || known.current === text) return;
    const isFirst = known.current === null;
    known.current = text;
    if (!isFirst) void queries.invalidateQueries({ queryKey });
  }, [text, queryKey, queries]);
}
