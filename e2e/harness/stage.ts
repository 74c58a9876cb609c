import type { HerokuLine } from './local-heroku';

type Credentials = { email: string; token: string };

/** Where this run's servers are; the set-up leaves it in the environment of the workers. */
export type Stage = {
  publicUrl: string;
  heroku: HerokuLine;
  /** An owner without apps, who invites. */
  keeper: Credentials;
  /** An owner who sees the whole made-up fleet. */
  storyteller: Credentials;
};

const variable = 'DYNODECK_E2E';

export function announceStage(stage: Stage): void {
  process.env[variable] = JSON.stringify(stage);
}

export function currentStage(): Stage {
  const text = process.env[variable];
  if (!text) throw new Error('The servers of the browser tests are not running.');
  return JSON.parse(text) as Stage;
}
