const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

let hasCome = false;

/** Whether there was a sign of a person since the page was loaded, as far as anybody waited for one. */
export function hasHadSign(): boolean {
  return hasCome;
}

/** Runs something once there is a person: at the first movement, press or key. Returns what stops waiting for it. */
export function onFirstSign(run: () => void): () => void {
  const stop = () => {
    for (const sign of signs) document.removeEventListener(sign, start);
  };
  const start = () => {
    stop();
    hasCome = true;
    run();
  };
  for (const sign of signs) document.addEventListener(sign, start, { passive: true });
  return stop;
}
