import { describe, expect, test } from 'vitest';
import { featureOf, kindOf } from './call-purposes';

describe('what a call was for', () => {
  test.each([
    ['read:dynos', 'pages', 'dynos'],
    ['sync:cold', 'sync', 'first reading'],
    ['sync:watched', 'sync', 'rows on a screen'],
    ['operation:invite-person', 'operations', 'invite person'],
    ['job:certificates', 'jobs', 'certificates'],
    ['sign-in', 'sign-in', 'sign in'],
    ['something-new', 'jobs', 'something new'],
  ])('%s is booked under %s, as %s', (purpose, feature, kind) => {
    expect(featureOf(purpose)).toBe(feature);
    expect(kindOf(purpose)).toBe(kind);
  });
});
