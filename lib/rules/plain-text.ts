/** What may follow an escape character: an order with arguments, a string up to its end, or one character. */
const order = /^(?:\[[0-?]*[ -/]*[@-~]?|\][^\p{Cc}]*\p{Cc}?|[PX^_].*|[ -/]*[0-~])/su;
/** Control characters but tab, line feed and carriage return. */
const controls = /[^\P{Cc}\t\n\r]/gu;
/** Characters that turn the direction of text around, or hide in it. */
const deceiving = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * What somebody else wrote, without colours or other orders to a terminal, control characters, and characters that turn
 * the direction of reading or hide. Everything that can be read stays.
 */
export function harmlessText(text: string): string {
  const [first = '', ...rest] = text.split('\u001b');
  const unordered = first + rest.map((part) => part.replace(order, '')).join('');
  return unordered.replace(controls, '').replace(deceiving, '');
}

/**
 * Output of a program as harmless text. Of a line that was written over and over, such as a progress bar, the last
 * version stays.
 */
export function plainText(output: string): string {
  return harmlessText(output).split('\n').map(lastVersion).join('\n');
}

function lastVersion(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === '\r') end -= 1;
  return line.slice(line.lastIndexOf('\r', end - 1) + 1, end);
}
