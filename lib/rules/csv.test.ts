import { describe, expect, test } from 'vitest';
import { csvText } from './csv';

const cases: [string, string | number | null, string][] = [
  ['a plain word', 'web', 'web'],
  ['nothing', null, ''],
  ['a number, also a negative one', -3.5, '-3.5'],
  ['a comma', 'a,b', '"a,b"'],
  ['a quote', 'say "hi"', '"say ""hi"""'],
  ['a line break', 'a\nb', '"a\nb"'],
  ['spaces at the edge', ' a', '" a"'],
  ['a formula', '=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['a plus', '+1', "'+1"],
  ['a minus', '-1', "'-1"],
  ['an at sign', '@SUM', "'@SUM"],
  ['a tab before a formula', '\t=1', "'\t=1"],
  ['a return before a formula', '\r=1', '"\'\r=1"'],
  ['an equals sign of full width', '＝1', "'＝1"],
  ['an equals sign within', 'a=b', 'a=b'],
];

/** Reads CSV as RFC 4180 says. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else isQuoted = false;
    } else if (char === '"') isQuoted = true;
    else if (char === ',') {
      row.push(cell);
      cell = '';
    } else if (char === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at++;
    } else cell += char;
  }
  return rows;
}

/** A repeatable stream of numbers from 0 to 1 (mulberry32). */
function randomOf(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('a CSV', () => {
  test.each(cases)('writes %s', (_, cell, text) => {
    expect(csvText([], [[cell]])).toBe(`\r\n${text}\r\n`);
  });

  test('whatever the texts are: gives them back, and no cell begins a formula', () => {
    const random = randomOf(7);
    const alphabet = ['=', '+', '-', '@', '\t', '\r', '\n', '"', "'", ',', ' ', 'a', '1', 'é', '＝'];
    const textOf = () =>
      Array.from({ length: Math.floor(random() * 6) }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
    const rows = Array.from({ length: 2_000 }, () => [textOf(), textOf(), textOf()]);
    const read = parse(csvText(['a', 'b', 'c'], rows)).slice(1);
    expect(read).toHaveLength(rows.length);
    for (const [at, row] of read.entries()) {
      for (const [column, cell] of row.entries()) {
        const was = rows[at]?.[column] ?? '';
        expect(cell).not.toMatch(/^[=+\-@\t\r＝]/);
        expect([was, `'${was}`]).toContain(cell);
      }
    }
  });
});
