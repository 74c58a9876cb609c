import { teamNames } from './people';
import { Random } from './random';
import { furtherSubjects, serviceRoles, subjects } from './words';

export interface NamedService {
  name: string;
  team: string;
}

const longestName = 30 - '-production'.length;

/** Subjects of every team that a fleet of this size has. */
function subjectsByTeam(apps: number): [team: string, subjects: readonly string[]][] {
  const teams = teamNames(apps);
  const without = teams.filter((team) => !subjects[team]);
  return teams.map((team) => {
    const share = furtherSubjects.filter((_, index) => index % Math.max(1, without.length) === without.indexOf(team));
    return [team, subjects[team] ?? share];
  });
}

/**
 * Names for services that the story does not know, `invoice-api` or `carrier-sync`, team by team in turn and never one
 * twice. Ends when the words do, after some 2,000.
 */
export function* serviceNames(seed: number, apps: number, taken: ReadonlySet<string>): Generator<NamedService> {
  const random = new Random(`${seed}:services`);
  const teams = subjectsByTeam(apps).map(([team, words]) => ({ team, words: random.shuffle(words) }));
  const mostWords = Math.max(...teams.map(({ words }) => words.length));
  const used = new Set(taken);
  for (let round = 0; round < serviceRoles.length; round++) {
    for (let index = 0; index < mostWords; index++) {
      for (const { team, words } of teams) {
        const word = words[index];
        const role = serviceRoles[(round * 7 + index * 3 + team.length) % serviceRoles.length];
        const name = `${word}-${role}`;
        if (!word || used.has(name) || name.length > longestName) continue;
        used.add(name);
        yield { name, team };
      }
    }
  }
}
