import { plainText } from './plain-text';

/** One line of an app's log. `at` in ms, null where the line is not in Logplex's form; `process` is `web.1`, `router`, … */
export type LogLine = { at: number | null; source: string; process: string; text: string };

const form = /^(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)) ([\w-]+)\[([^\]\s]{1,128})\]: ?(.*)$/s;
// The start of an order to a terminal as one 8-bit character.
const shortOrder = /\u009b/g;

const shown = (text: string) => plainText(text.replace(shortOrder, '\u001b['));

/** Takes a line apart; what is not in Logplex's form is kept whole as text. */
export function parseLogLine(line: string): LogLine {
  const [, at, source, process, text] = form.exec(line) ?? [];
  if (at === undefined || source === undefined || process === undefined || text === undefined) {
    return { at: null, source: '', process: '', text: shown(line) };
  }
  const ms = Date.parse(at);
  return { at: Number.isNaN(ms) ? null : ms, source, process: shown(process), text: shown(text) };
}

/** How a dyno ended, by a line of the platform about it; null for every other line. */
export function endingIn(line: LogLine, dyno: string): 'complete' | 'down' | 'crashed' | null {
  if (line.source !== 'heroku' || line.process !== dyno) return null;
  const [, state] = /^State changed from \w+ to (complete|down|crashed)$/.exec(line.text) ?? [];
  return (state as 'complete' | 'down' | 'crashed' | undefined) ?? null;
}

/** The exit status that a line of the platform tells of a dyno; null for every other line. */
export function exitStatusIn(line: LogLine, dyno: string): number | null {
  if (line.source !== 'heroku' || line.process !== dyno) return null;
  const [, status] = /^Process exited with status (\d{1,3})$/.exec(line.text) ?? [];
  return status === undefined ? null : Number(status);
}

/** Whether a line only measures load or memory, which comes every twenty seconds and hides everything else. */
export function isMeasurement({ source, text }: LogLine): boolean {
  return source === 'heroku' && text.includes(' sample#');
}
