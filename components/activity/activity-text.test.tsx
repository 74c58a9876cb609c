import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ActivityEntry } from '@/lib/rules/activity';
import { ActivityText } from './activity-text';
import { seenBetween } from './seen-between';

const entry: ActivityEntry = {
  id: 'release 7',
  source: 'release',
  at: 0,
  since: null,
  actor: 'ci@fernhill.example',
  text: 'Deploy 8f3c1ae',
  version: 7,
  outcome: 'succeeded',
};

const shown = (changes: Partial<ActivityEntry>) => {
  const { container } = render(
    <p>
      <ActivityText entry={{ ...entry, ...changes }} />
    </p>,
  );
  return container;
};

test.each<[string, Partial<ActivityEntry>, string]>([
  ['who released what', {}, 'ci Deploy 8f3c1ae v7'],
  ['a release that failed', { outcome: 'failed' }, 'ci Failed: Deploy 8f3c1ae v7'],
  [
    'what nobody is known to have done',
    { source: 'change', actor: null, version: null, text: 'Added a.example' },
    'Elsewhere Added a.example',
  ],
  [
    'what was refused',
    { source: 'ours', actor: 'Vivi', outcome: 'denied', version: null, text: 'Scale web' },
    'Vivi Denied: Scale web',
  ],
  [
    'a build says itself that it failed',
    { source: 'build', outcome: 'failed', version: null, text: 'Build of 8f3c1ae failed' },
    'ci Build of 8f3c1ae failed',
  ],
])('says %s', (_, changes, text) => {
  expect(shown(changes).textContent).toBe(text);
});

test.each(['<img src=x onerror=alert(1)>', '\u202egnp.exe', '\u001b[31mred\u001b[0m', `${'x'.repeat(10_000)}`])(
  'prints what others wrote as text that keeps to itself',
  (text) => {
    const container = shown({ text });
    expect(container.querySelector('img')).toBeNull();
    expect([...container.querySelectorAll('bdi')].at(-1)?.textContent).toBe(text);
    expect(screen.queryByRole('img')).toBeNull();
  },
);

test('names the two looks, with their days where these differ', () => {
  const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute).getTime();
  expect(seenBetween(at(20, 10, 2), at(20, 10, 14))).toBe('seen between 10:02 and 10:14');
  expect(seenBetween(at(20, 22, 2), at(21, 8, 0))).toMatch(/20 Nov.*22:02 and 21 Nov.*08:00/);
});
