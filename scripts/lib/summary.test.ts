import { afterEach, expect, it, vi } from 'vitest';
import { summarise } from './summary.mjs';

afterEach(() => vi.restoreAllMocks());

function summary(
  stages: { name: string; passed: number; failed: number; skipped: number; ms: number; failures: string[] }[],
) {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const exitCode = summarise(stages, Date.now() - 125_000);
  return { exitCode, lines: lines.join('\n').trim().split('\n') };
}

it('closes with what passed and failed, and fails when anything failed', () => {
  const unit = { name: 'unit', passed: 40, failed: 0, skipped: 2, ms: 61_000, failures: [] };
  const browser = {
    name: 'browser',
    passed: 9,
    failed: 1,
    skipped: 0,
    ms: 20_400,
    failures: ['e2e/a.spec.ts:1 › opens'],
  };
  expect(summary([unit, browser])).toEqual({
    exitCode: 1,
    lines: [
      '✗ browser: e2e/a.spec.ts:1 › opens',
      '',
      'unit 40, 2 skipped (1 min 1 s) · browser 9, 1 failed (20 s) · in all 2 min 5 s',
      '49 passed, 1 failed',
    ],
  });
  expect(summary([unit]).exitCode).toBe(0);
});

it('names what failed, for whoever sees the end of a log only', () => {
  const unit = { name: 'unit', passed: 40, failed: 1, skipped: 0, ms: 1_000, failures: ['lib/a.test.ts › adds'] };
  expect(summary([unit]).lines[0]).toBe('✗ unit: lib/a.test.ts › adds');
});

it('fails when nothing was tested', () => {
  expect(summary([]).exitCode).toBe(1);
});
