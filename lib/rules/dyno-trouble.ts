import { exitStatusIn, isMeasurement, type LogLine } from './log-line';

/** What Heroku's error codes mean, one sentence each. A closed list: a code that is not in it is shown by its number. */
export const troubleCodes: Readonly<Record<string, string>> = {
  H10: 'The web process crashed, so requests found nobody to answer them.',
  H11: 'More requests waited than the dynos can queue.',
  H12: 'A request was not answered within 30 seconds.',
  H13: 'The app closed the connection without an answer.',
  H14: 'No web dyno runs.',
  H15: 'A connection was silent for 55 seconds.',
  H17: 'The app’s answer is not valid HTTP.',
  H18: 'The app broke a request off before it was whole.',
  H19: 'The app took no connection in time.',
  H20: 'The app did not start within 75 seconds, so waiting requests were given up.',
  H21: 'The app refused the connection.',
  H22: 'Too many connections wait for the app.',
  H23: 'A connection led to an endpoint that is set up wrongly.',
  H24: 'Heroku closed a connection by force.',
  H25: 'A request breaks Heroku’s rules for HTTP.',
  H26: 'A request was malformed.',
  H27: 'The visitor went away before the answer.',
  H28: 'The visitor’s connection was silent for too long.',
  H31: 'A request went to a host that this app does not answer for.',
  H80: 'Maintenance mode answered instead of the app.',
  H81: 'The app has no code yet.',
  H82: 'The account’s Eco hours are used up.',
  H99: 'Heroku had a problem of its own.',
  R10: 'The web process did not bind to $PORT within 60 seconds of its start.',
  R12: 'The process did not end within 30 seconds after it was asked to.',
  R13: 'Nobody could attach to the process.',
  R14: 'It used more memory than its size has, so it ran slowly from swap.',
  R15: 'It used far more memory than its size has, so Heroku ended it.',
  R16: 'It kept running after whoever was attached had left.',
  R99: 'Heroku had a problem of its own while it started or ran the process.',
  L10: 'The app’s log was longer than its drain could take.',
  L11: 'The app’s log was longer than a reader could take.',
  L12: 'The app wrote more log than Heroku’s local buffer holds.',
  L13: 'Heroku could not deliver some of the app’s log.',
};

const exits: Readonly<Record<number, string>> = {
  0: 'The process ended by itself without an error; Heroku counts that as a crash too.',
  1: 'The process ended itself with an error: its own log says which.',
  126: 'The command in the Procfile could not be run.',
  127: 'The command in the Procfile was not found.',
  134: 'The process aborted itself.',
  137: 'The process was ended by force: too much memory, or it did not stop in time.',
  139: 'The process read memory that is not its own.',
  143: 'The process was asked to stop.',
};

/** Why a dyno is in trouble, as far as its recent log tells. Times are in ms. */
export type DynoTrouble = {
  codes: { code: string; sentence: string | null; times: number; lastAt: number | null }[];
  exit: { status: number; sentence: string; at: number | null } | null;
  /** What the platform said of the dyno last. */
  said: LogLine[];
};

const mostSaid = 8;

/**
 * Finds the codes and the exit status in lines of the platform, oldest first. A request that no dyno took is told of the
 * web dynos. Only the platform's own lines count: an app can print anything.
 */
export function dynoTrouble(lines: readonly LogLine[], dyno: string): DynoTrouble {
  const platform = lines.filter(({ source }) => source === 'heroku');
  const codes = new Map<string, DynoTrouble['codes'][number]>();
  let exit: DynoTrouble['exit'] = null;
  for (const line of platform) {
    const code = codeIn(line, dyno);
    if (code !== null) {
      const times = (codes.get(code)?.times ?? 0) + 1;
      codes.set(code, { code, sentence: troubleCodes[code] ?? null, times, lastAt: line.at });
    }
    const status = exitStatusIn(line, dyno);
    if (status !== null) exit = { status, sentence: exits[status] ?? 'The process ended with an error.', at: line.at };
  }
  const worstFirst = [...codes.values()].sort((a, b) => rank(a.code) - rank(b.code) || b.times - a.times);
  const said = platform.filter((line) => line.process === dyno && !isMeasurement(line)).slice(-mostSaid);
  return { codes: worstFirst, exit, said };
}

function codeIn({ process, text }: LogLine, dyno: string): string | null {
  if (process === dyno) return /^Error ([RL]\d\d)\b/.exec(text)?.[1] ?? null;
  if (process !== 'router') return null;
  const [, told] = / dyno=(\S*)/.exec(text) ?? [];
  const isMeant = told === dyno || (told === '' && /^web[.-]/.test(dyno));
  return isMeant ? (/ code=(H\d\d)\b/.exec(text)?.[1] ?? null) : null;
}

/** What concerns the process itself comes before what its visitors saw. */
function rank(code: string): number {
  return code.startsWith('R') ? 0 : code.startsWith('H') ? 1 : 2;
}
