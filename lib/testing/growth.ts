/**
 * How many times longer some work takes for twice the length, as its best doubling of three shows: about 2 where time
 * grows with length, 4 where with its square. A machine that is busy with other things spoils one or two of them.
 */
export function growthOfTime(work: (length: number) => void): number {
  const msOf = (length: number) => {
    const startedAt = performance.now();
    work(length);
    return performance.now() - startedAt;
  };
  // Whatever else this machine does only makes a time longer: the shortest of three is the work's own.
  const ownMsOf = (length: number) => Math.min(...[1, 2, 3].map(() => msOf(length)));
  msOf(10_000);
  return Math.min(...[20_000, 40_000, 80_000].map((length) => ownMsOf(2 * length) / ownMsOf(length)));
}
