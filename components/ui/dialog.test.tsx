import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { renderScreen } from '@/lib/testing/render-screen';
import { Button } from './button';
import { Dialog, DialogContent, DialogTitle } from './dialog';
import { Sheet, SheetContent } from './sheet';

function Screen({ layer }: { layer: 'dialog' | 'sheet' }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Ask</Button>
      <Dialog open={isOpen && layer === 'dialog'} onOpenChange={setIsOpen}>
        <DialogContent aria-describedby={undefined}>
          <DialogTitle>Sure?</DialogTitle>
          <Button>Yes</Button>
        </DialogContent>
      </Dialog>
      <Sheet open={isOpen && layer === 'sheet'} onOpenChange={setIsOpen}>
        <SheetContent title="Sure?">
          <Button>Yes</Button>
        </SheetContent>
      </Sheet>
    </>
  );
}

test.each(['dialog', 'sheet'] as const)('a %s gives the focus back to what opened it', async (layer) => {
  const { user } = renderScreen(<Screen layer={layer} />);
  const opener = screen.getByRole('button', { name: 'Ask' });
  await user.click(opener);
  const dialog = await screen.findByRole('dialog', { name: 'Sure?' });
  expect(dialog.contains(document.activeElement)).toBe(true);
  await user.keyboard('{Escape}');
  await vi.waitFor(() => expect(document.activeElement).toBe(opener));
  expect(screen.queryByRole('dialog')).toBeNull();
});
