import type { Happening } from '@/simulator/engine/happenings';

/** A line without its time. */
export interface Said {
  source: 'app' | 'heroku';
  process: string;
  message: string;
}

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** What the log says when something happens, in Heroku's words; nothing for what it keeps quiet about. */
export function linesAbout(happening: Happening, email: string): Said[] {
  switch (happening.kind) {
    case 'dyno':
      return dynoLines(happening);
    case 'output':
      return [{ source: 'app', process: happening.dyno.name, message: happening.text }];
    case 'scale': {
      const now = happening.changes.map(({ formation: { type, quantity, size } }) => `${type}@${quantity}:${size}`);
      return [api(`Scaled to ${now.join(' ')} by user ${email}`)];
    }
    case 'release':
      return happening.action === 'create' ? releaseLines(happening.release, email) : [];
    case 'build':
      return [api(buildLine(happening, email))];
    case 'add-on':
      return happening.previous?.state === 'provisioning'
        ? [api(`@ref:${happening.addOn.name} completed provisioning`)]
        : [];
    default:
      return [];
  }
}

/** What a release says when it is made. */
export function releaseLines(release: { description: string; version: number }, email: string): Said[] {
  return [api(`${release.description} by user ${email}`), api(`Release v${release.version} created by user ${email}`)];
}

/** What a restarted dyno says, from its end to the start of the next; `reason` is how the platform announces it. */
export function restartLines(process: string, command: string, from: string, reason: string): Said[] {
  const lines = [`State changed from ${from} to starting`];
  if (from !== 'crashed') lines.unshift(reason);
  if (from === 'up') lines.push('Stopping all processes with SIGTERM', 'Process exited with status 143');
  return [...lines, starting(command)].map((message) => ({ source: 'heroku', process, message }));
}

function api(message: string): Said {
  return { source: 'app', process: 'api', message };
}

function starting(command: string): string {
  return `Starting process with command \`${command}\``;
}

function buildLine({ action, build }: Of<'build'>, email: string): string {
  if (action === 'create') return `Build started by user ${email}`;
  return build.status === 'succeeded' ? 'Build succeeded' : 'Build failed -- check your build output';
}

function dynoLines({ dyno, before, isGone, exitStatus }: Of<'dyno'>): Said[] {
  const process = dyno.name;
  const said = (...messages: string[]) => messages.map((message): Said => ({ source: 'heroku', process, message }));
  if (isGone) return said(...endingLines(before?.state ?? 'up', exitStatus));
  if (dyno.state === 'starting') {
    return before ? restartLines(process, dyno.command, before.state, 'Restarting') : said(starting(dyno.command));
  }
  const from = before?.state ?? 'starting';
  if (dyno.state === 'crashed') {
    return said(`Process exited with status ${exitStatus ?? 1}`, `State changed from ${from} to crashed`);
  }
  if (dyno.state === 'idle') return said('Idling', `State changed from ${from} to down`);
  return said(`State changed from ${from} to ${dyno.state}`);
}

function endingLines(from: string, exitStatus: number | null): string[] {
  const shown = from === 'idle' ? 'down' : from;
  if (exitStatus === 143) {
    const stopped = from === 'up' || from === 'starting';
    const signals = stopped ? ['Stopping all processes with SIGTERM', 'Process exited with status 143'] : [];
    return [...signals, `State changed from ${shown} to down`];
  }
  return [`Process exited with status ${exitStatus ?? 0}`, `State changed from ${shown} to complete`];
}
