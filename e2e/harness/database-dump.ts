import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/** Every row of every table of a stopped console, as text. */
export async function dumpDatabase(dataDir: string): Promise<string> {
  const database = await PGlite.create(path.join(dataDir, 'db'));
  try {
    const { rows: tables } = await database.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const lines: string[] = [];
    for (const { name } of tables) {
      const { rows } = await database.query<{ line: string }>(`select t::text as line from ${name} t`);
      lines.push(name, ...rows.map(({ line }) => line));
    }
    return lines.join('\n');
  } finally {
    await database.close();
  }
}

/** The bytes of all files in a folder, one after another. */
export function readAll(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  return Buffer.concat(files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file)));
}
