import { readFileSync } from 'node:fs';
import path from 'node:path';
import { project } from './program';

export const staticFolder = path.join(project, '.next/static');

type Manifest = { node: Record<string, { exportedName?: string }> };

const readJson = <T>(file: string) => JSON.parse(readFileSync(path.join(project, '.next', file), 'utf8')) as T;

/** Ids of all server actions of the build. */
export function actionIds(): string[] {
  return Object.keys(readJson<Manifest>('server/server-reference-manifest.json').node);
}

/** Paths of all pages of the build, with `[parameter]` where a path has one. */
export function pagePaths(): string[] {
  const routes = Object.entries(readJson<Record<string, string>>('app-path-routes-manifest.json'));
  return routes.filter(([file, at]) => file.endsWith('/page') && !at.startsWith('/_')).map(([, at]) => at);
}
