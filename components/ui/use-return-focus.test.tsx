import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderScreen } from '@/lib/testing/render-screen';
import { Sheet, SheetContent } from './sheet';

function Page({ isOpenerKept }: { isOpenerKept: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <main id="main" tabIndex={-1}>
      {isOpen && !isOpenerKept ? null : (
        <button type="button" onClick={() => setIsOpen(true)}>
          Look
        </button>
      )}
      <Sheet open={isOpen} onOpenChange={setIsOpen}>
        <SheetContent title="A look" />
      </Sheet>
    </main>
  );
}

test.each([
  [true, 'BUTTON'],
  [false, 'MAIN'],
])('the focus goes back to what opened a layer, and else to the page (kept: %s)', async (isOpenerKept, tag) => {
  const { user } = renderScreen(<Page isOpenerKept={isOpenerKept} />);
  await user.click(screen.getByRole('button', { name: 'Look' }));
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement?.tagName).toBe(tag));
});
