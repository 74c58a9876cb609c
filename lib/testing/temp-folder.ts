import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder for the test that calls this, removed when that test has ended. */
export function tempFolder(name = ''): string {
  const folder = mkdtempSync(path.join(tmpdir(), `dynodeck-test-${name}`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
