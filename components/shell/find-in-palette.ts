import type { PaletteAction, PaletteApp, PaletteCommand, PaletteHits } from './palette-items';

const shownApps = 8;
const shownActionApps = 3;

type Searched = { apps: readonly PaletteApp[]; actions: readonly PaletteAction[]; commands: readonly PaletteCommand[] };

const trouble: readonly PaletteApp['state'][] = ['crashed', 'down', 'maintenance', 'starting'];

/** How well a name fits: 0 at its start, 1 at the start of a word, 2 anywhere, null not at all. */
function fitOf(name: string, query: string): number | null {
  const at = name.toLowerCase().indexOf(query);
  if (at < 0) return null;
  if (at === 0) return 0;
  return /[-_.\s]/.test(name.charAt(at - 1)) ? 1 : 2;
}

function findApps(apps: readonly PaletteApp[], query: string): PaletteApp[] {
  const urgency = (app: PaletteApp) =>
    (trouble.indexOf(app.state) + 1 || trouble.length + 1) * 2 - Number(app.stage === 'production');
  return apps
    .flatMap((app) => {
      const rank = fitOf(app.name, query);
      return rank === null ? [] : [{ app, rank }];
    })
    .sort((a, b) => a.rank - b.rank || urgency(a.app) - urgency(b.app) || a.app.name.localeCompare(b.app.name))
    .map(({ app }) => app);
}

/**
 * Finds apps, what can be done to them, and commands. Words that begin a verb choose the action (`scale checkout`);
 * the rest looks for an app. Among equal fits, what is in trouble and production comes first.
 */
export function findInPalette({ apps, actions, commands }: Searched, query: string): PaletteHits {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const isVerb = (word: string) => actions.some(({ verb }) => verb.toLowerCase().startsWith(word));
  const verbs = words.length > 1 || findApps(apps, words[0] ?? '').length === 0 ? words.filter(isVerb) : [];
  const appQuery = words.filter((word) => !verbs.includes(word)).join(' ');

  const foundApps = findApps(apps, appQuery);
  const chosen = actions.filter(({ verb }) => verbs.every((word) => verb.toLowerCase().startsWith(word)));
  const acted = verbs.length > 0 ? foundApps.slice(0, shownActionApps) : foundApps.slice(0, words.length > 0 ? 1 : 0);
  const hits = acted.flatMap((app) => chosen.map((action) => ({ action, app })));
  const foundCommands = commands.filter(({ label }) => words.every((word) => fitOf(label, word) !== null));
  return {
    apps: verbs.length > 0 && appQuery === '' ? [] : foundApps.slice(0, shownApps),
    actions: hits,
    commands: foundCommands,
    total: foundApps.length + hits.length + foundCommands.length,
    appQuery,
  };
}

/** What can be done to one app, narrowed by the words typed. */
export function findActions(actions: readonly PaletteAction[], app: PaletteApp, query: string): PaletteHits {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = actions
    .filter(({ verb }) => words.every((word) => fitOf(verb, word) !== null))
    .map((action) => ({ action, app }));
  return { apps: [], actions: hits, commands: [], total: hits.length, appQuery: '' };
}
