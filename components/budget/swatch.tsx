import type { Series } from './series';

/** The mark that ties a line of the table to its area. */
export function Swatch({ series }: { series: Pick<Series, 'colour'> }) {
  return (
    <span
      aria-hidden="true"
      className="inline-block size-2.5 shrink-0 rounded-tag"
      style={{ backgroundColor: series.colour }}
    />
  );
}
