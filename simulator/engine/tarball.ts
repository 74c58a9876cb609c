import { gunzipSync } from 'node:zlib';

export interface Source {
  /** Paths of the files, below the one folder that wraps them if there is one. */
  files: readonly string[];
  /** Commands by process type as the Procfile declares them; null without a Procfile. */
  processTypes: Readonly<Record<string, string>> | null;
}

const blockBytes = 512;
const mostBytes = 500_000_000;

/** Looks into a tar archive, gzipped or not, as a build does. Null when it is no archive or has no files. */
export function readTarball(bytes: Buffer): Source | null {
  const tar = unpack(bytes);
  if (!tar) return null;
  const entries = entriesOf(tar);
  if (entries.length === 0) return null;
  const tops = new Set(entries.map(({ path }) => path.split('/')[0]));
  const isWrapped = tops.size === 1 && entries.every(({ path }) => path.includes('/'));
  const files = entries.map(({ path, text }) => ({ path: isWrapped ? path.slice(path.indexOf('/') + 1) : path, text }));
  const procfile = files.find(({ path }) => path === 'Procfile');
  return { files: files.map(({ path }) => path), processTypes: procfile ? processTypesIn(procfile.text()) : null };
}

function processTypesIn(procfile: string): Record<string, string> {
  const lines = procfile.split('\n').flatMap((line): [string, string][] => {
    const match = /^([A-Za-z0-9_-]+)\s*:\s*(.+?)\s*$/.exec(line);
    return match?.[1] && match[2] ? [[match[1], match[2]]] : [];
  });
  return Object.fromEntries(lines);
}

function unpack(bytes: Buffer): Buffer | null {
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return isGzipped ? gunzipSync(bytes, { maxOutputLength: mostBytes }) : bytes;
  } catch {
    return null;
  }
}

function entriesOf(tar: Buffer): { path: string; text: () => string }[] {
  const entries: { path: string; text: () => string }[] = [];
  for (let at = 0; at + blockBytes <= tar.length; ) {
    const header = tar.subarray(at, at + blockBytes);
    const size = Number.parseInt(textAt(header, 124, 12), 8);
    const name = textAt(header, 0, 100);
    if (name === '' || Number.isNaN(size)) break;
    const prefix = textAt(header, 257, 5) === 'ustar' ? textAt(header, 345, 155) : '';
    const isFile = ['0', ''].includes(textAt(header, 156, 1));
    const start = at + blockBytes;
    const path = (prefix === '' ? name : `${prefix}/${name}`).replace(/^\.\//, '');
    if (isFile) entries.push({ path, text: () => tar.toString('utf8', start, start + size) });
    at = start + Math.ceil(size / blockBytes) * blockBytes;
  }
  return entries;
}

function textAt(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? length : end).trim();
}
