'use client';

import { useEffect, useState } from 'react';

const pauseMs = 250;

/** A text as it was when the typing last paused: each question to the server then stands for a word, not for a letter. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
