'use client';

import type * as React from 'react';
import { RenderedAtProvider } from '@/components/patterns/rendered-at';
import { PreloadOnFirstSign } from '@/components/ui/preload-on-first-sign';
import { Toaster } from '@/components/ui/toaster';

export function Providers({ renderedAtMs, children }: { renderedAtMs: number; children: React.ReactNode }) {
  return (
    <RenderedAtProvider atMs={renderedAtMs}>
      {children}
      <Toaster />
      <PreloadOnFirstSign />
    </RenderedAtProvider>
  );
}
