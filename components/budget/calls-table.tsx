import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { formatClock } from './format-clock';
import { formatRate } from './format-rate';
import { type Series, totalsOf } from './series';

/** The figures behind the picture, the newest first. */
export function CallsTable({
  series,
  startsAt,
  stepMs,
}: {
  series: readonly Series[];
  startsAt: number;
  stepMs: number;
}) {
  const steps = series[0]?.points.length ?? 0;
  const totals = totalsOf(series, steps);
  const newestFirst = Array.from({ length: steps }, (_, index) => steps - 1 - index);
  return (
    <section
      aria-label="The picture as figures"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="-outline-offset-2 h-70 overflow-auto"
    >
      <Table>
        <TableHead className="sticky top-0 bg-table-head">
          <tr>
            <TableHeaderCell>From</TableHeaderCell>
            {series.map(({ id, label }) => (
              <TableHeaderCell key={id} className="text-right">
                {label}
              </TableHeaderCell>
            ))}
            <TableHeaderCell className="text-right">Together</TableHeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {newestFirst.map((step) => (
            <TableRow key={step}>
              <TableHeaderCell scope="row" className="font-normal text-muted tabular-nums">
                {formatClock(startsAt + step * stepMs)}
              </TableHeaderCell>
              {series.map(({ id, points }) => (
                <TableCell key={id} className="text-right tabular-nums">
                  {formatRate(points[step] ?? 0)}
                </TableCell>
              ))}
              <TableCell className="text-right text-foreground tabular-nums">{formatRate(totals[step] ?? 0)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
