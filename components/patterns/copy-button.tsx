'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';

const tickMs = 1_500;

/** Copies a text; a tick confirms it in place. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), tickMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const handleClick = async () => {
    await navigator.clipboard.writeText(value);
    setIsCopied(true);
  };
  return (
    <Button variant="ghost" size="icon-sm" aria-label={isCopied ? 'Copied' : label} title={label} onClick={handleClick}>
      {isCopied ? <Check aria-hidden="true" className="text-success-mark" /> : <Copy aria-hidden="true" />}
    </Button>
  );
}
