import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withProgress } from './progress.mjs';
import { inProject, project } from './project.mjs';
import { runTool } from './run.mjs';

const sourceFolders = ['app', 'components', 'lib', 'public'];
const isTest = (file) => /\.test\.tsx?$/.test(file) || file.includes(`${path.sep}testing${path.sep}`);
const isRootSource = (name) => /\.(ts|mjs|json)$/.test(name) && !/^(vitest|biome|next-env)/.test(name);

function sources() {
  const within = sourceFolders.flatMap((folder) =>
    readdirSync(inProject(folder), { recursive: true }).map((file) => path.join(folder, file)),
  );
  return [...within, ...readdirSync(project).filter(isRootSource)]
    .filter((file) => !isTest(file) && statSync(inProject(file)).isFile())
    .sort();
}

function digestOfSources() {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(inProject(file)));
  return hash.digest('hex');
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Builds the console for production unless the present build was made from the present sources. */
export async function ensureBuilt() {
  const stamp = inProject('.next/dynodeck-build');
  const idFile = inProject('.next/BUILD_ID');
  const digest = digestOfSources();
  if (existsSync(idFile) && readIfThere(stamp) === `${digest} ${readIfThere(idFile)}`) return;
  rmSync(stamp, { force: true });
  await withProgress('Building the console', async () => {
    const env = { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
    const { ok, output } = await runTool('next/dist/bin/next', ['build'], { env });
    if (!ok) throw new Error(`next build failed:\n${output.trim()}`);
  });
  writeFileSync(stamp, `${digest} ${readIfThere(idFile)}`);
}
