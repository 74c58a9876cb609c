'use client';

import { useEffect } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import { deliverTo } from './receipt-queue';

/** A screen reader announces only what is added to a region that it knows already. */
const settleMs = 100;

/** Where receipts appear. It shows what has been told before it was here. */
export function ToasterLayer() {
  useEffect(() => {
    const timer = setTimeout(() => deliverTo(toast), settleMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Sonner
      position="bottom-right"
      visibleToasts={3}
      gap={8}
      offset={16}
      containerAriaLabel="Receipts"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-89 items-center font-sans gap-2.5 rounded-lg border bg-raised px-3 py-2.5 text-body text-foreground shadow-overlay',
          content: 'min-w-0 flex-1',
          title: 'font-medium',
          description: 'text-small text-muted',
          icon: 'shrink-0',
          success: '[&_[data-icon]]:text-success-mark',
          error: 'border-danger-edge [&_[data-icon]]:text-danger-mark',
          actionButton:
            'h-7 shrink-0 cursor-pointer rounded-md border border-button-border bg-button px-2.5 font-medium hover:border-control-edge',
          closeButton:
            'order-last inline-flex size-6 shrink-0 cursor-pointer items-center justify-center rounded-sm text-subtle hover:text-foreground',
        },
      }}
    />
  );
}
