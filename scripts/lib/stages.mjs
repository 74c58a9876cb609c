import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { inProject, project } from './project.mjs';
import { runTool } from './run.mjs';

const next = 'next/dist/bin/next';

function heading(name) {
  console.log(`\n── ${name}`);
}

async function one(name, work) {
  heading(name);
  const startedAt = Date.now();
  const counts = await work().catch((error) => {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  });
  return { name, ms: Date.now() - startedAt, skipped: 0, failures: [], ...counts };
}

const check = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/** Format and lint in one. */
export function formatAndLint() {
  return one('format and lint', async () => {
    const { ok } = await runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'], { isShown: true });
    return check(ok);
  });
}

/** Types of routes first, which the compiler needs. */
export function types() {
  return one('types', async () => {
    const generated = await runTool(next, ['typegen'], { env: { NEXT_TELEMETRY_DISABLED: '1' } });
    if (!generated.ok) throw new Error(generated.output);
    return check((await runTool('typescript/bin/tsc', ['--noEmit'], { isShown: true })).ok);
  });
}

/** One production build, unless the present one is of the present sources. */
export function build() {
  return one('build', async () => {
    await ensureBuilt();
    return check(true);
  });
}

function reportFile(name) {
  const file = inProject('.artifacts', name);
  mkdirSync(inProject('.artifacts'), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

function readReport(file, ok) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  throw new Error(ok ? `There is no report in ${file}.` : 'The tests did not run.');
}

/** What failed in a file of vitest's report; the file itself where it could not be loaded. */
function failuresOfFile({ name, status, assertionResults }) {
  const file = path.relative(project, name);
  if (status === 'failed' && assertionResults.length === 0) return [file];
  return assertionResults.filter((test) => test.status === 'failed').map((test) => `${file} › ${test.fullName}`);
}

/** What did not pass at once in a suite of Playwright's report and the suites in it. */
function failuresOfSuite({ specs = [], suites = [] }) {
  const own = specs.filter((spec) => spec.tests.some(({ status }) => status === 'unexpected' || status === 'flaky'));
  return [...own.map(({ file, line, title }) => `${file}:${line} › ${title}`), ...suites.flatMap(failuresOfSuite)];
}

/** Unit, architecture, simulator and component tests; `args` go to vitest. */
export function unitTests(env, args = [], name = 'unit') {
  return one(name, async () => {
    const file = reportFile(`${name.replaceAll(' ', '-')}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { ok } = await runTool('vitest/vitest.mjs', ['run', ...reporters, ...args], { env, isShown: true });
    const report = readReport(file, ok);
    const failures = report.testResults.flatMap(failuresOfFile);
    return {
      passed: report.numPassedTests,
      failed: ok ? failures.length : Math.max(1, failures.length),
      skipped: report.numPendingTests + report.numTodoTests,
      failures,
    };
  });
}

/** Browser tests against the production build; `args` go to Playwright. */
export function browserTests(env, args = []) {
  return one('browser', async () => {
    const file = reportFile('browser.json');
    const { ok } = await runTool(
      '@playwright/test/cli.js',
      ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json', ...args],
      { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }, isShown: true },
    );
    const { stats, errors, suites } = readReport(file, ok);
    const failed = stats.unexpected + stats.flaky + errors.length;
    const failures = [...suites.flatMap(failuresOfSuite), ...errors.map(({ message }) => String(message))];
    return { passed: stats.expected, failed: ok ? failed : Math.max(1, failed), skipped: stats.skipped, failures };
  });
}
