// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a terminal would act on
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/**
 * One line of the `heroku` CLI that a shell takes word for word: nothing in it is expanded or run. Undefined where a word
 * holds a control character, which a terminal could act on while the line is pasted.
 */
export function cliLine(...words: readonly string[]): string | undefined {
  return words.some((word) => controls.test(word)) ? undefined : ['heroku', ...words.map(shellWord)].join(' ');
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
