'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { BulkWish } from '@/components/patterns/bulk-context';
import { newId } from '@/components/patterns/new-id';
import { Button } from '@/components/ui/button';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import { routes } from '@/lib/routes';
import { BulkForm } from './bulk-form';
import { JobProgress } from './job-progress';

type BulkSheetProps = { wish: BulkWish; isOpen: boolean; onOpenChange(isOpen: boolean): void };

const titles: Record<BulkWish['act'], string> = {
  restart: 'Restart apps',
  scale: 'Scale apps',
  maintenance: 'Switch maintenance',
  retry: 'Retry what failed',
  undo: 'Undo',
};

/** Plans an operation on many apps, asks, begins it, and then shows how it goes. Closing it stops nothing. */
export function BulkSheet({ wish, isOpen, onOpenChange }: BulkSheetProps) {
  const [jobId] = useState(newId);
  const [hasBegun, setHasBegun] = useState(false);
  const close = () => onOpenChange(false);
  return (
    <Sheet open={isOpen} onOpenChange={onOpenChange}>
      {isOpen ? (
        <SheetContent
          title={titles[wish.act]}
          className="w-160"
          onPointerDownOutside={(event) => event.preventDefault()}
        >
          {hasBegun ? (
            <>
              <JobProgress id={jobId} isNew onFollow={close} className="min-h-0 flex-1 overflow-y-auto px-5 py-4" />
              <footer className="flex shrink-0 [&>[data-slot=button]]:max-sm:h-11 flex-wrap items-center justify-end gap-2 border-t px-5 py-3">
                <p className="mr-auto text-small text-subtle">You find it again under Jobs.</p>
                <Button asChild size="lg" variant="ghost">
                  <Link href={routes.job(jobId)} onClick={close}>
                    Open its page
                  </Link>
                </Button>
                <Button size="lg" onClick={close}>
                  Close
                </Button>
              </footer>
            </>
          ) : (
            <BulkForm wish={wish} jobId={jobId} onBegun={() => setHasBegun(true)} onCancel={close} />
          )}
        </SheetContent>
      ) : null}
    </Sheet>
  );
}
