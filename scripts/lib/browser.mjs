import { existsSync } from 'node:fs';
import { withProgress } from './progress.mjs';
import { runTool } from './run.mjs';
import { canInstallSystemPackages, installSystemPackage } from './system-packages.mjs';

const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];
const findSystemBrowser = () => systemPaths.find((file) => existsSync(file));

/**
 * Makes sure that there is a browser for the tests. Returns the environment that names it: `CHROMIUM_PATH` for the
 * system's own Chromium, nothing when Playwright uses the one that it keeps itself.
 */
export async function ensureBrowser() {
  if (process.env.CHROMIUM_PATH) return {};
  if (!findSystemBrowser() && canInstallSystemPackages()) await installSystemPackage('chromium');
  const found = findSystemBrowser();
  if (found) return { CHROMIUM_PATH: found };
  const { ok, output } = await withProgress("Installing Playwright's Chromium", () =>
    runTool('playwright/cli.js', ['install', 'chromium']),
  );
  if (!ok) throw new Error(`No browser could be installed:\n${output.trim()}`);
  return {};
}
