/** A browser opens six connections to a server that speaks HTTP/1.1, and the event stream holds one of them. */
const roomBesideStream = 5;

let waiting = 0;
let tell: ((isCrowded: boolean) => void) | null = null;

/** Counts a read until its answer is here. */
export async function counted<T>(answer: Promise<T>): Promise<T> {
  waiting += 1;
  if (waiting === roomBesideStream + 1) tell?.(true);
  try {
    return await answer;
  } finally {
    waiting -= 1;
    if (waiting === roomBesideStream) tell?.(false);
  }
}

/** Hears when more reads wait than there is room for beside the stream, and when they do no longer; null hears no more. */
export function onCrowd(listener: ((isCrowded: boolean) => void) | null): void {
  tell = listener;
}
