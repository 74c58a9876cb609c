import { expect, test } from 'vitest';
import { fail, ok } from '@/lib/result';
import { blameOwner, signedOutAtHeroku } from './signed-out';

const mara = { isOwn: false, ownerName: 'Mara Lindqvist', herokuEmail: 'mara@example.com' };
const gone = signedOutAtHeroku({
  ...fail('heroku_signed_out', '').error,
  heroku: { status: 401, id: 'unauthorized', message: null, requestId: 'r-1' },
});
const down = fail('heroku_unavailable', 'Heroku has a problem.');

test('a dead connection of one’s own asks to sign in again', () => {
  expect(blameOwner(gone, { ...mara, isOwn: true })).toBe(gone);
  expect(blameOwner(gone, {})).toBe(gone);
});

test('a dead connection of somebody else names them, and keeps what Heroku said', () => {
  expect(blameOwner(gone, mara)).toMatchObject({
    error: {
      code: 'connection_signed_out',
      message: expect.stringContaining('Mara Lindqvist (mara@example.com)'),
      nextStep: 'Ask Mara Lindqvist to sign in here again.',
      heroku: { requestId: 'r-1' },
    },
  });
});

test('a person who is known by the address alone is named once', () => {
  const nameless = { ...mara, ownerName: 'mara@example.com' };
  expect(blameOwner(gone, nameless)).toMatchObject({
    error: { message: expect.not.stringContaining('(mara@example.com)') },
  });
});

test('whatever else happened passes', () => {
  expect(blameOwner(down, mara)).toBe(down);
  const fine = ok('token');
  expect(blameOwner(fine, mara)).toBe(fine);
});
