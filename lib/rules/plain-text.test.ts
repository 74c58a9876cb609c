import { describe, expect, test } from 'vitest';
import { growthOfTime } from '@/lib/testing/growth';
import { harmlessText, plainText } from './plain-text';

describe('output becomes plain text', () => {
  test.each([
    ['colours go', '\u001b[1;31mred\u001b[0m text', 'red text'],
    [
      'links and titles go',
      '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007 \u001b]0;title\u001b\\here',
      'click here',
    ],
    ['orders to the terminal go', 'a\u001b[2Jb\u001bcd\u001b(Be', 'abde'],
    ['control characters go, tabs and line ends stay', 'a\u0000b\u0008\tc\u007f\nd', 'ab\tc\nd'],
    ['what turns the direction of reading goes', 'user\u202egnp.exe\u2066x\u2069', 'usergnp.exex'],
    ['letters of other scripts stay', 'مرحبا שלום 日本', 'مرحبا שלום 日本'],
    ['of a line written over, the last version stays', '10 %\r50 %\r100 %\r\ndone', '100 %\ndone'],
    ['markup is left for the screen to show as text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['an escape cut in two hides nothing', 'a\u001b', 'a'],
  ])('%s', (_, output, plain) => expect(plainText(output)).toBe(plain));

  test('a hostile line that is twice as long takes no more than a few times as long', () => {
    const growth = growthOfTime((length) => {
      for (const part of ['\u001b[', '\r', '\u001b]', 'a\r']) plainText(part.repeat(length));
    });
    // Backtracking would make it four times as long each time.
    expect(growth).toBeLessThan(3.5);
  });
});

test.each([
  ['nothing that can be read is lost', 'line one\r\nline two\rstill', 'line one\r\nline two\rstill'],
  ['orders and what deceives are', 'Deploy \u001b[31mred\u001b[0m \u202egpj.exe', 'Deploy red gpj.exe'],
])('what somebody else wrote: %s', (_, text, harmless) => expect(harmlessText(text)).toBe(harmless));
