import type { Account } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import type { World } from './world';

/** Refuses what costs money for an account without billing details: 422 in Heroku's words. */
export function checkVerified(world: World, account: Account): void {
  if (account.verified) return;
  const message =
    'Please verify your account to install this add-on plan (please enter a credit card) For more information, see ' +
    'https://devcenter.heroku.com/categories/billing Verify now at https://heroku.com/verify';
  throw new Refusal(422, world.switches.verificationId, message);
}
