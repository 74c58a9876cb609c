import type { OutputEnd } from '@/lib/rules/output-message';

/** Why an output is over, in a sentence. */
export function sentenceOf(end: OutputEnd): string {
  switch (end.reason) {
    case 'ended':
      if (end.exitStatus === null) return 'It has ended; Heroku told no exit status.';
      if (end.state === 'down') return `It was stopped, with exit status ${end.exitStatus}.`;
      return end.exitStatus === 0
        ? 'It has ended without an error.'
        : `It has ended with exit status ${end.exitStatus}.`;
    case 'full':
      return 'That is more than is shown here; the rest is in Heroku’s log.';
    case 'signed_out':
      return 'Your session has ended, or you may no longer read this log.';
    case 'cut':
      return 'Heroku closed the log; the dyno may still run.';
  }
}
