/** A variable as it is typed; `id` only tells the rows apart. */
export type EnvRow = { id: number; key: string; value: string };
/** What a person has typed; an empty `size` lets Heroku choose, an empty `life` leaves the dyno its day. */
export type RunDraft = { command: string; size: string; life: string; env: EnvRow[] };

export const emptyRun: RunDraft = { command: '', size: '', life: '', env: [] };

export const lives = [
  { value: '', label: 'A day at most' },
  { value: '600', label: '10 minutes' },
  { value: '3600', label: 'An hour' },
  { value: '21600', label: '6 hours' },
];

const keyForm = /^[A-Za-z_]\w{0,127}$/;

/** The input of the operation, and why it cannot be asked for yet. Rows without a name are left out. */
export function runInput(app: string, { command, size, life, env }: RunDraft) {
  const named = env.filter(({ key, value }) => key !== '' || value !== '');
  const wrong = named.find(({ key }) => !keyForm.test(key));
  const twice = named.find(({ key }, index) => named.findIndex((row) => row.key === key) !== index);
  const input = {
    app,
    command: command.trim(),
    size: size === '' ? null : size,
    env: named.map(({ key, value }) => ({ key, value })),
    lifeSeconds: life === '' ? null : Number(life),
  };
  return { input, obstacle: obstacleOf(input.command, wrong?.key, twice?.key) };
}

function obstacleOf(command: string, wrong: string | undefined, twice: string | undefined): string | null {
  if (command === '') return 'Type a command first';
  if (wrong !== undefined)
    return wrong === '' ? 'A variable has no name' : 'A variable’s name has letters, digits and _ only';
  return twice === undefined ? null : `${twice} is named twice`;
}
