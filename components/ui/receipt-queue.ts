import type { toast as Toast } from 'sonner';

type Deliver = (toast: typeof Toast) => void;

const listeners = new Set<() => void>();
const waiting: Deliver[] = [];
let isWanted = false;
let receiver: typeof Toast | null = null;

/** Whether a receipt may come soon, so that the region for it must be there. */
export function isExpected(): boolean {
  return isWanted;
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says that a receipt may come soon. */
export function expectReceipt(): void {
  if (isWanted) return;
  isWanted = true;
  for (const listener of listeners) listener();
}

/** Shows a receipt, at once or as soon as the region is there. */
export function deliver(receipt: Deliver): void {
  expectReceipt();
  if (receiver) receipt(receiver);
  else waiting.push(receipt);
}

/** The region is there: shows in it what waits, and from now on what comes. */
export function deliverTo(toast: typeof Toast): void {
  receiver = toast;
  for (const receipt of waiting.splice(0)) receipt(toast);
}
