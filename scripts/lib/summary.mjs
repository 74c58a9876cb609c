import { seconds } from './progress.mjs';

const sum = (stages, count) => stages.reduce((total, stage) => total + stage[count], 0);

function describe({ name, passed, failed, skipped, ms }) {
  const counts = [`${passed}`, failed ? `${failed} failed` : '', skipped ? `${skipped} skipped` : ''].filter(Boolean);
  return `${name} ${counts.join(', ')} (${seconds(ms)})`;
}

/**
 * Prints what failed by name, what each stage did in one line, then the closing line `N passed, N failed`. Returns the
 * exit code.
 */
export function summarise(stages, startedAt) {
  const [passed, failed] = [sum(stages, 'passed'), sum(stages, 'failed')];
  const failures = stages.flatMap(({ name, failures }) => failures.map((failure) => `✗ ${name}: ${failure}`));
  if (failures.length > 0) console.log(failures.join('\n'));
  console.log(`\n${stages.map(describe).join(' · ')} · in all ${seconds(Date.now() - startedAt)}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
