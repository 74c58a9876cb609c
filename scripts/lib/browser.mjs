import { existsSync } from 'node:fs';
import { withProgress } from './progress.mjs';
import { runTool } from './run.mjs';
import { canInstallSystemPackages, installSystemPackage } from './system-packages.mjs';

// Chromium without a window of its own draws a page for about half of what the whole browser needs.
const headless = ['/usr/bin/chromium-headless-shell'];
const whole = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];
const firstOf = (files) => files.find((file) => existsSync(file));

async function systemBrowser(isHeaded) {
  const [wanted, packageName] = isHeaded ? [whole, 'chromium'] : [headless, 'chromium-headless-shell'];
  if (!firstOf(wanted) && canInstallSystemPackages()) await installSystemPackage(packageName);
  return firstOf(wanted) ?? firstOf(whole);
}

/**
 * Makes sure that there is a browser for the tests, `isHeaded` one with a window. Returns the environment that names
 * it: `CHROMIUM_PATH` for the system's own Chromium, nothing when Playwright uses the one that it keeps itself.
 */
export async function ensureBrowser({ isHeaded = false } = {}) {
  if (process.env.CHROMIUM_PATH) return {};
  const found = await systemBrowser(isHeaded);
  if (found) return { CHROMIUM_PATH: found };
  const { ok, output } = await withProgress("Installing Playwright's Chromium", () =>
    runTool('playwright/cli.js', ['install', 'chromium']),
  );
  if (!ok) throw new Error(`No browser could be installed:\n${output.trim()}`);
  return {};
}
