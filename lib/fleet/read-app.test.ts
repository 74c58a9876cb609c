import { describe, expect, it } from 'vitest';
import { confirms } from './read-app';

const dyno = (type: string, size = 'Standard-1X') => ({ type, size });
const process = (type: string, quantity: number, size: string | null = 'Standard-1X') => ({ type, quantity, size });

describe('dynos', () => {
  it.each([
    ['as many as the formation keeps, in their sizes', [dyno('web'), dyno('web')], [process('web', 2)], true],
    ['none where it keeps none', [], [process('web', 0)], true],
    ['sizes in other letters', [dyno('web', 'standard-1x')], [process('web', 1)], true],
    ['with a one-off one beside them', [dyno('web'), dyno('run')], [process('web', 1)], true],
    ['with the release phase beside them', [dyno('web'), dyno('release')], [process('web', 1)], true],
    ['a size that nobody knows', [dyno('web')], [process('web', 1, null)], true],
    ['one more', [dyno('web'), dyno('web')], [process('web', 1)], false],
    ['one less', [], [process('web', 1)], false],
    ['of another size', [dyno('web', 'Standard-2X')], [process('web', 1)], false],
    ['of a type that the formation does not know', [dyno('web'), dyno('cron')], [process('web', 1)], false],
    ['of a type kept at zero', [dyno('web'), dyno('worker')], [process('web', 1), process('worker', 0)], false],
  ])('%s', (_, dynos, formation, expected) => {
    expect(confirms(dynos, formation)).toBe(expected);
  });
});
