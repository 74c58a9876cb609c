/**
 * The lines that a one-off dyno prints: `echo` says what it is given, with the escapes of `echo -e`; every other command
 * says a little about itself.
 */
export function outputOf(command: string): string[] {
  const [, flag, said] = /^echo( -e)? (.+)$/s.exec(command) ?? [];
  if (said === undefined) return [`Running ${command}`, 'Connecting to the database', 'Working'];
  const text = said.replace(/^(["'])(.*)\1$/s, '$2');
  return (flag ? unescaped(text) : text).split('\n');
}

function unescaped(text: string): string {
  return text
    .replace(/\\n/g, '\n')
    .replace(/\\e/g, '\u001b')
    .replace(/\\u([0-9a-f]{4})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
