import type { Point } from './point';

const columns: Array<[title: string, key: 'point' | 'expected' | 'seen' | 'meaning', width: number]> = [
  ['Point', 'point', 32],
  ['Expected', 'expected', 24],
  ['Seen', 'seen', 30],
  ['Meaning', 'meaning', 46],
];

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The points as a table for a terminal, wrapped within its columns. */
export function table(points: Point[]): string {
  const head = columns.map(([title, , width]) => title.padEnd(width)).join('  ');
  const rule = columns.map(([, , width]) => '─'.repeat(width)).join('  ');
  const rows = points.flatMap((point) => {
    const cells = columns.map(([, key, width]) => wrapped(point[key], width));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      columns
        .map(([, , width], column) => (cells[column]?.[line] ?? '').padEnd(width))
        .join('  ')
        .trimEnd(),
    );
  });
  return [head.trimEnd(), rule, ...rows].join('\n');
}
