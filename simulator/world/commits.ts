import { Random } from './random';
import { commitTails, commitThings, commitVerbs } from './words';

export interface Commit {
  sha: string;
  description: string;
}

/**
 * A commit of a repository, counted back from its newest. The apps of one pipeline share a repository, so that staging is
 * some commits ahead of production.
 */
export function commitAt(seed: number, repository: string, behind: number): Commit {
  const random = new Random(`${seed}:commit:${repository}:${behind}`);
  const tail = random.pick(commitTails);
  const description = `${random.pick(commitVerbs)} ${random.pick(commitThings)}${tail && ` ${tail}`}`;
  return { sha: random.hex(40), description };
}
