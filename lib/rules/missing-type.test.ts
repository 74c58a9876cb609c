import { expect, test } from 'vitest';
import { missingType } from './missing-type';

const web = [{ type: 'web' }];

test.each([
  [
    'is in the Procfile but was not set up',
    web,
    ['web', 'worker'],
    /Heroku has not set it up/,
    /suspended or its Eco hours/,
  ],
  [
    'is in no Procfile',
    web,
    ['web'],
    /has no process type worker, and the Procfile of what runs names none/,
    /Add worker to the Procfile and deploy, or choose one of web/,
  ],
  [
    'is not there, and the Procfile is not known',
    web,
    null,
    /^shop has no process type worker\.$/,
    /Add worker to the Procfile/,
  ],
  ['of an app that was never deployed', [], null, /has no process types yet/, /first deploy/],
] as const)('a process type that %s', (_, processes, procfile, reason, nextStep) => {
  const said = missingType('shop', 'worker', { processes, procfile });
  expect(said.reason).toMatch(reason);
  expect(said.nextStep).toMatch(nextStep);
});
