import type { Page } from '@playwright/test';
import { appTable } from '../screens/fleet';
import { hydrated } from '../screens/hydrated';

/** Times in ms, one for each key: until the frame after it was drawn, and until the rows that it leaves were drawn. */
export type Keystrokes = { toNextFrameMs: number[]; toRowsMs: number[] };

type Stroke = { frameMs: number; rowsMs: number };
type Watcher = { strokes: Stroke[]; settled(): boolean };

/**
 * Types words into the fleet's search, key by key, and deletes each again. A key counts from its event's own time stamp to
 * the first task after the next frame. The page must show the fleet, with all of it read.
 */
export async function measureKeystrokes(page: Page, words: readonly string[]): Promise<Keystrokes> {
  await hydrated(page);
  await appTable(page).getByRole('link').first().waitFor();
  const field = page.getByRole('searchbox', { name: 'Filter apps' });
  await field.focus();
  await page.evaluate(watchKeys);
  const press = async (key: string) => {
    await page.keyboard.press(key);
    await page.waitForFunction(() => (window as unknown as { keystrokes: Watcher }).keystrokes.settled(), null, {
      polling: 50,
    });
  };
  for (const word of words) {
    for (const letter of word) await press(letter);
    for (const _ of word) await press('Backspace');
  }
  const strokes = await page.evaluate(() => (window as unknown as { keystrokes: Watcher }).keystrokes.strokes);
  return { toNextFrameMs: strokes.map(({ frameMs }) => frameMs), toRowsMs: strokes.map(({ rowsMs }) => rowsMs) };
}

/**
 * Runs in the page: notes for each key when its frame and the last change of the table came. Its helpers are methods: the
 * bench is compiled on the fly, and a function with a name of its own would call for what only the compiler's side has.
 */
function watchKeys(): void {
  const watcher = {
    quietMs: 120,
    strokes: [] as Stroke[],
    open: null as { startMs: number; frameMs: number | null; changedMs: number } | null,
    afterFrame(run: () => void) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = run;
      requestAnimationFrame(() => port2.postMessage(null));
    },
    settled() {
      if (!this.open) return true;
      const { startMs, frameMs, changedMs } = this.open;
      if (frameMs === null || performance.now() - Math.max(frameMs, changedMs) < this.quietMs) return false;
      this.strokes.push({ frameMs: frameMs - startMs, rowsMs: Math.max(frameMs, changedMs) - startMs });
      this.open = null;
      return true;
    },
  };
  document.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      const stroke = { startMs: timeStamp, frameMs: null as number | null, changedMs: timeStamp };
      watcher.open = stroke;
      watcher.afterFrame(() => {
        stroke.frameMs = performance.now();
      });
    },
    { capture: true },
  );
  const table = document.querySelector('table[aria-label="Apps"]') ?? document.body;
  new MutationObserver(() => {
    const stroke = watcher.open;
    if (!stroke) return;
    watcher.afterFrame(() => {
      stroke.changedMs = performance.now();
    });
  }).observe(table, { subtree: true, childList: true, attributes: true, characterData: true });
  Object.assign(window, { keystrokes: watcher });
}
