import { Refusal } from '@/simulator/refusal';

const pattern = /application\/vnd\.heroku\+json\s*;\s*version=(3(?:\.[\w-]+)?|edge)(?:\s|;|,|$)/;

/** Which shapes an `Accept` header asks for; 406 without a version when that is to be refused. */
export function variantOf(accept: string | undefined, missingVersion: 'refuse' | 'serve'): 'v3' | 'sdk' {
  const version = pattern.exec(accept ?? '')?.[1];
  if (version === undefined && missingVersion === 'refuse') {
    const hint = 'Specify `Accept: application/vnd.heroku+json; version=3`.';
    throw new Refusal(406, 'not_acceptable', `The requested API version was not specified or is unknown. ${hint}`);
  }
  return version === '3.sdk' ? 'sdk' : 'v3';
}
