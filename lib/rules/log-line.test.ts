import { describe, expect, test } from 'vitest';
import { endingIn, exitStatusIn, isMeasurement, parseLogLine } from './log-line';

const at = '2026-11-20T09:00:00.123456+00:00';

describe('a line of a log', () => {
  test('is taken apart', () => {
    expect(parseLogLine(`${at} app[run.1234]: Hello: [1]`)).toEqual({
      at: Date.parse('2026-11-20T09:00:00.123Z'),
      source: 'app',
      process: 'run.1234',
      text: 'Hello: [1]',
    });
  });

  test.each(['', 'no form', `${at} app: x`, '<html>502</html>'])('in another form is kept whole: %j', (line) => {
    expect(parseLogLine(line)).toEqual({ at: null, source: '', process: '', text: line });
  });

  const hostile: [string, string, string][] = [
    ['colours', '\u001b[1;31mred\u001b[0m', 'red'],
    ['cursor movements', 'a\u001b[2J\u001b[1;1Hb', 'ab'],
    ['a title', '\u001b]0;owned\u0007x', 'x'],
    ['a link', '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\', 'click'],
    ['an unfinished sequence', 'x\u001b]0;never ends', 'x'],
    ['8-bit sequences', '\u009b31mred', 'red'],
    ['bells and backspaces', 'a\u0007b\u0008c', 'abc'],
    ['what a progress bar wrote before', '10 %\r20 %\r30 %', '30 %'],
    ['turned direction', 'user\u202etxt.exe\u2066!', 'usertxt.exe!'],
  ];
  test.each(hostile)('is shown without %s', (_, text, shown) => {
    expect(parseLogLine(`${at} app[web.1]: ${text}`).text).toBe(shown);
  });

  test('keeps markup, tabs and any script as text', () => {
    const text = '<script>alert(1)</script>\tשלום 日本 🙂';
    expect(parseLogLine(`${at} app[web.1]: ${text}`).text).toBe(text);
  });
});

describe('the end of a dyno', () => {
  const line = (text: string, source = 'heroku', process = 'run.1') =>
    parseLogLine(`${at} ${source}[${process}]: ${text}`);

  test.each([
    ['complete', line('State changed from up to complete')],
    ['down', line('State changed from starting to down')],
    ['crashed', line('State changed from up to crashed')],
    [null, line('State changed from starting to up')],
    [null, line('State changed from up to complete', 'app')],
    [null, line('State changed from up to complete', 'heroku', 'run.2')],
  ])('is told as %s by the platform alone', (ending, told) => {
    expect(endingIn(told, 'run.1')).toBe(ending);
  });

  test('has an exit status', () => {
    expect(exitStatusIn(line('Process exited with status 137'), 'run.1')).toBe(137);
    expect(exitStatusIn(line('Process exited with status 137', 'app'), 'run.1')).toBeNull();
  });
});

test('a measurement is one only where the platform made it', () => {
  const text = 'source=web.1 dyno=heroku.1 sample#load_avg_1m=0.74';
  expect(isMeasurement(parseLogLine(`${at} heroku[web.1]: ${text}`))).toBe(true);
  expect(isMeasurement(parseLogLine(`${at} app[web.1]: ${text}`))).toBe(false);
});
