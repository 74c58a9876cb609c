import { describe, expect, test } from 'vitest';
import { dynoTrouble, troubleCodes } from './dyno-trouble';
import { parseLogLine } from './log-line';

const at = '2026-11-20T09:00:00.000000+00:00';
const found = (dyno: string, ...lines: string[]) =>
  dynoTrouble(
    lines.map((line) => parseLogLine(`${at} ${line}`)),
    dyno,
  );
const codes = (dyno: string, ...lines: string[]) => found(dyno, ...lines).codes.map(({ code, times }) => [code, times]);
const router = (code: string, dyno: string) =>
  `heroku[router]: at=error code=${code} desc="x" method=GET path="/" host=h dyno=${dyno} connect=1ms status=503`;

describe('why a dyno is in trouble', () => {
  test('is told by the errors of its process, then by those its visitors saw, with how often', () => {
    const memory = 'heroku[web.2]: Error R14 (Memory quota exceeded)';
    expect(codes('web.2', router('H12', 'web.2'), memory, memory, router('H12', 'web.2'))).toEqual([
      ['R14', 2],
      ['H12', 2],
    ]);
  });

  test('is not told by what happened to others', () => {
    expect(codes('web.2', router('H12', 'web.21'), 'heroku[web.1]: Error R14 (Memory quota exceeded)')).toEqual([]);
  });

  test('a request that found no dyno is told of the web dynos alone', () => {
    expect(codes('web.1', router('H10', ''))).toEqual([['H10', 1]]);
    expect(codes('worker.1', router('H10', ''))).toEqual([]);
  });

  test('is never told by the app, which can print anything', () => {
    expect(
      codes('web.1', 'app[web.1]: Error R15 (Memory quota vastly exceeded)', 'app[router]: code=H12 dyno=web.1 '),
    ).toEqual([]);
    expect(found('web.1', 'app[web.1]: Process exited with status 137').exit).toBeNull();
  });

  test('names the last exit in a sentence, and an exit that it does not know by its number', () => {
    const exit = (status: number) => found('web.1', `heroku[web.1]: Process exited with status ${status}`).exit;
    expect(exit(137)).toMatchObject({ status: 137, sentence: expect.stringContaining('by force') });
    expect(exit(77)).toMatchObject({ status: 77, sentence: 'The process ended with an error.' });
  });

  test('a code that is not in the table is shown without a sentence', () => {
    expect(found('web.1', 'heroku[web.1]: Error R77 (New)').codes).toMatchObject([{ code: 'R77', sentence: null }]);
  });

  test('of a quiet log is nothing', () => {
    expect(found('web.1', 'heroku[router]: at=info method=GET path="/" dyno=web.1 status=200')).toEqual({
      codes: [],
      exit: null,
      said: [],
    });
  });

  test('every code has one sentence of its own', () => {
    for (const [code, sentence] of Object.entries(troubleCodes)) {
      expect(code).toMatch(/^[HRL]\d\d$/);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });
});
