import { cpus, loadavg } from 'node:os';

/** One printed line: what was measured, the figure, what it should be, and how it came about. */
export type Line = { label: string; figure: string; aim?: string; note?: string };

const wholeNumber = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDecimals = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const show = {
  count: (value: number) => wholeNumber.format(value),
  ratio: (value: number) => `${twoDecimals.format(value)} ×`,
  ms: (value: number) => `${wholeNumber.format(value)} ms`,
  seconds: (ms: number) => `${twoDecimals.format(ms / 1000)} s`,
  kilobytes: (bytes: number) => `${oneDecimal.format(bytes / 1000)} kB`,
  megabytes: (bytes: number | null) => (bytes === null ? 'not told here' : `${wholeNumber.format(bytes / 1e6)} MB`),
};

/** What else this machine was doing: averages of the last one, five and fifteen minutes. */
export function machineLoad(): string {
  return `load ${loadavg()
    .map((load) => oneDecimal.format(load))
    .join(' ')} on ${cpus().length} cores`;
}

/** Prints lines under a heading, in columns. */
export function printTable(heading: string, lines: readonly Line[]): void {
  const widthOf = (column: (line: Line) => string) => Math.max(...lines.map((line) => column(line).length));
  const labelWidth = widthOf(({ label }) => label);
  const figureWidth = widthOf(({ figure }) => figure);
  const aimWidth = widthOf(({ aim = '' }) => aim);
  console.log(`\n${heading}`);
  for (const { label, figure, aim = '', note = '' } of lines) {
    const row = [label.padEnd(labelWidth), figure.padStart(figureWidth), aim.padEnd(aimWidth), note];
    console.log(`  ${row.join('   ').trimEnd()}`);
  }
}
