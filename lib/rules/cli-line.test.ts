import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { cliLine } from './cli-line';

describe('a line of the CLI', () => {
  test('leaves plain words as they are', () => {
    expect(cliLine('ps:scale', 'web=2:Standard-1X', '-a', 'shop')).toBe('heroku ps:scale web=2:Standard-1X -a shop');
  });

  const hostile = [
    'rake db:migrate',
    "it's",
    '$(touch /tmp/pwned) `id` $HOME',
    'a; rm -rf / && b | c > d < e',
    '"double" \\ back\\slash',
    '<script>alert(1)</script>',
    '!history *glob* ~ #comment',
    '‮reversed',
    '',
  ];
  test.each(hostile)('hands %j to the program word for word', (word) => {
    const line = cliLine('run:detached', '-a', 'shop', '--', word) ?? '';
    const echo = `heroku() { printf '%s\\0' "$@"; }; ${line}`;
    const words = execFileSync('bash', ['-c', echo], { encoding: 'utf8' }).split('\0').slice(0, -1);
    expect(words).toEqual(['run:detached', '-a', 'shop', '--', word]);
  });

  test.each(['one\ntwo', 'red \u001b[31m', 'bell \u0007', '\u009b31m'])(
    'is none where a terminal could act on %j',
    (word) => {
      expect(cliLine('run:detached', '--', word)).toBeUndefined();
    },
  );
});
