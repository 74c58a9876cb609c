import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Import = { target: string; isTypeOnly: boolean };
/** A source file of the project: its path from the root, its text and the files or packages it imports. */
export type SourceFile = { path: string; text: string; imports: Import[] };

const importPattern = /^\s*(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s+from\s+)?['"]([^'"]+)['"]/gm;

function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith('.') && !specifier.startsWith('@/')) return specifier;
  const base = specifier.startsWith('@/') ? specifier.slice(2) : path.posix.join(path.posix.dirname(from), specifier);
  const candidates = [base, `${base}.ts`, `${base}.tsx`];
  return candidates.find((candidate) => /\.\w+$/.test(candidate) && existsSync(path.join(root, candidate))) ?? base;
}

function isTypeOnly(typeKeyword: string | undefined, clause: string | undefined): boolean {
  if (typeKeyword) return true;
  const named = clause?.match(/^\{([\s\S]*)\}$/)?.[1];
  return named?.split(',').every((part) => part.trim() === '' || part.trim().startsWith('type ')) ?? false;
}

function read(file: string): SourceFile {
  const text = readFileSync(path.join(root, file), 'utf8');
  const imports = [...text.matchAll(importPattern)].map(([, typeKeyword, clause, specifier = '']) => ({
    target: resolve(file, specifier),
    isTypeOnly: isTypeOnly(typeKeyword, clause),
  }));
  return { path: file, text, imports };
}

/** Every TypeScript source file of the project that git knows or would add. */
export function sourceFiles(): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((file) => file !== '' && existsSync(path.join(root, file)))
    .map(read);
}
