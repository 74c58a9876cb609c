import { expect, test } from 'vitest';
import { appObstacle } from './app-obstacle';

test.each([
  ['all is well', null, true, null],
  ['deleted while it was on screen', 'heroku_not_found', true, 'gone'],
  ['deleted before', 'heroku_not_found', false, 'gone'],
  ['access taken away', 'heroku_forbidden', false, 'gone'],
  ['a connection that was unshared', 'not_found', true, 'gone'],
  ['sign-in needed, nothing on screen', 'heroku_signed_out', false, 'account'],
  ['sign-in needed, last good data on screen', 'heroku_signed_out', true, null],
  ['Heroku out of reach, nothing on screen', 'heroku_unreachable', false, 'account'],
  ['an outage of one resource is said where it is', 'heroku_unavailable', false, null],
  ['an empty budget may refuse some and allow others', 'heroku_rate_limit', false, null],
])('%s', (_name, code, hasData, obstacle) => {
  expect(appObstacle(code, hasData)).toBe(obstacle);
});
