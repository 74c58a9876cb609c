// Completes package-lock.json after every change of it: npm leaves out the builds for other platforms when its package
// source does not serve them, and then `npm ci` refuses the lock.
import { readFileSync, writeFileSync } from 'node:fs';
import { completeLock } from './lib/complete-lock.mjs';
import { inProject } from './lib/project.mjs';

const file = inProject('package-lock.json');
const { lock, added } = completeLock(JSON.parse(readFileSync(file, 'utf8')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length > 0 ? `Added ${added.length} entries:\n${added.join('\n')}` : 'The lock file is complete.');
