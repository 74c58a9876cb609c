export type Side = 'top' | 'right' | 'bottom' | 'left';

const gapPx = 6;
const edgePx = 8;
const opposite = { top: 'bottom', right: 'left', bottom: 'top', left: 'right' } as const;

type Box = { left: number; top: number; width: number; height: number };

/** Puts a fixed element beside another one: on the wished side where it fits, else on the other, always in the window. */
export function placeBeside(element: HTMLElement, anchor: Element, side: Side): void {
  const box = anchor.getBoundingClientRect();
  const size = { width: element.offsetWidth, height: element.offsetHeight };
  const { clientWidth, clientHeight } = document.documentElement;
  const [wished, other] = [cornerAt(side, box, size), cornerAt(opposite[side], box, size)];
  const fits = ({ left, top }: Pick<Box, 'left' | 'top'>) =>
    side === 'top' || side === 'bottom'
      ? top >= edgePx && top + size.height <= clientHeight - edgePx
      : left >= edgePx && left + size.width <= clientWidth - edgePx;
  const { left, top } = fits(wished) || !fits(other) ? wished : other;
  element.style.left = `${within(left, clientWidth - edgePx - size.width)}px`;
  element.style.top = `${within(top, clientHeight - edgePx - size.height)}px`;
}

function cornerAt(side: Side, box: Box, size: Pick<Box, 'width' | 'height'>): Pick<Box, 'left' | 'top'> {
  const left = box.left + (box.width - size.width) / 2;
  const top = box.top + (box.height - size.height) / 2;
  switch (side) {
    case 'top':
      return { left, top: box.top - gapPx - size.height };
    case 'bottom':
      return { left, top: box.top + box.height + gapPx };
    case 'left':
      return { left: box.left - gapPx - size.width, top };
    case 'right':
      return { left: box.left + box.width + gapPx, top };
  }
}

function within(value: number, max: number): number {
  return Math.max(edgePx, Math.min(value, max));
}
