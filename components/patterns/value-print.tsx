const cells = 5;
const half = 3;

/** The squares of a glyph: the left three columns from 15 bits, the right two mirrored. */
function squares(bits: number): { x: number; y: number }[] {
  return Array.from({ length: cells * cells }, (_, place) => ({
    x: place % cells,
    y: Math.floor(place / cells),
  })).filter(({ x, y }) => (bits >> (y * half + Math.min(x, cells - 1 - x))) & 1);
}

/**
 * Stands for a value that is not shown: a glyph and four hex digits of its keyed fingerprint (8 hex digits). Equal values
 * look equal; nothing can be told from it.
 */
export function ValuePrint({ print }: { print: string }) {
  const digits = print.slice(0, 4);
  return (
    <span
      data-slot="value-print"
      title="Fingerprint of the value"
      className="inline-flex items-center gap-1.5 font-mono"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 10 10"
        shapeRendering="crispEdges"
        fill="currentColor"
        className="size-2.5 shrink-0"
      >
        {squares(Number.parseInt(print.slice(4, 8), 16)).map(({ x, y }) => (
          <rect key={`${x}-${y}`} x={x * 2} y={y * 2} width="2" height="2" />
        ))}
      </svg>
      {digits}
    </span>
  );
}
