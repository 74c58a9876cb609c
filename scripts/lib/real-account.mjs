import { giveUp } from './project.mjs';

const timeoutMs = 15_000;

/** Reads the account of HEROKU_API_KEY at the API that HEROKU_API_URL names, or the real one; gives up with a sentence. */
export async function readHerokuAccount() {
  const token = process.env.HEROKU_API_KEY?.trim();
  if (!token) giveUp('--real wants your API token: HEROKU_API_KEY=… npm run demo -- --real');
  const api = (process.env.HEROKU_API_URL?.trim() || 'https://api.heroku.com').replace(/\/+$/, '');
  const answer = await fetch(`${api}/account`, {
    headers: { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error) => giveUp(`${api} cannot be reached: ${error.cause?.message ?? error.message}`));
  if (answer.status === 401) giveUp(`${api} refuses this HEROKU_API_KEY.`);
  if (!answer.ok) giveUp(`${api} answered ${answer.status} when it was asked for the account.`);
  return answer.json();
}
