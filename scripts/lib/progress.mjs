const dotEveryMs = 1_000;

/** Whole seconds for a person: `8 s`, `2 min 5 s`. */
export function seconds(ms) {
  const total = Math.round(ms / 1000);
  return total < 60 ? `${total} s` : `${Math.floor(total / 60)} min ${total % 60} s`;
}

/** Says what is being done, with a dot for each second that it takes, and how long it took. */
export async function withProgress(what, work) {
  const startedAt = Date.now();
  process.stdout.write(`${what} `);
  const dots = setInterval(() => process.stdout.write('.'), dotEveryMs);
  try {
    const value = await work();
    process.stdout.write(` ${seconds(Date.now() - startedAt)}\n`);
    return value;
  } catch (error) {
    process.stdout.write(' failed\n');
    throw error;
  } finally {
    clearInterval(dots);
  }
}
