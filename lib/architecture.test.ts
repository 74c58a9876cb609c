import { describe, expect, test } from 'vitest';
import { type SourceFile, sourceFiles } from './testing/source-files';

const files = sourceFiles();
const isTest = (file: string) =>
  /\.test\.tsx?$/.test(file) || file.startsWith('lib/testing/') || file.includes('/testing/');
const code = files.filter((file) => !isTest(file.path) && !file.path.startsWith('e2e/'));
const within = (folder: string) => code.filter((file) => file.path.startsWith(folder));

/** What the browser may load besides components: pure rules, shapes, addresses and query options. */
const clientSafe = [
  'lib/result.ts',
  'lib/routes.ts',
  'lib/format.ts',
  'lib/shortcut-words.ts',
  'lib/shortcuts.ts',
  'lib/access/permissions.ts',
  'lib/rules/',
  'lib/queries/',
];
/** Loaded by a command-line tool, which knows no server/client split. */
const toolFiles = ['lib/db/schema.ts', 'lib/db/schema-fleet.ts', 'lib/db/schema-work.ts', 'lib/db/drizzle.config.ts'];
const isClientSafe = (file: string) => clientSafe.some((start) => file.startsWith(start));
const isServerOnly = (file: SourceFile) => file.text.startsWith("import 'server-only';");
const serverOnly = new Set(code.filter(isServerOnly).map((file) => file.path));

const breaking = (from: SourceFile[], forbids: (target: string, file: SourceFile) => boolean, includeTypes = true) =>
  from.flatMap((file) =>
    file.imports
      .filter((one) => (includeTypes || !one.isTypeOnly) && forbids(one.target, file))
      .map((one) => `${file.path} imports ${one.target}`),
  );

describe('the direction of imports', () => {
  test('lib imports neither components nor app', () => {
    expect(
      breaking(
        within('lib/').filter((file) => !file.path.startsWith('lib/queries/')),
        (target) => /^(components|app)\//.test(target),
      ),
    ).toEqual([]);
  });

  test('of lib, only the queries import the actions', () => {
    expect(
      breaking(
        within('lib/queries/'),
        (target) => /^components\//.test(target) || (target.startsWith('app/') && !target.startsWith('app/actions')),
      ),
    ).toEqual([]);
  });

  test('lib/rules imports nothing but its own kind', () => {
    expect(breaking(within('lib/rules/'), (target) => !target.startsWith('lib/rules/'))).toEqual([]);
  });

  test('lib/heroku knows no React, no Next, no database, and nothing above it', () => {
    const allowed =
      /^(server-only|node:|undici|zod|lru-cache|lib\/heroku\/|lib\/(env|result|log|per-process)\.ts$|lib\/rules\/)/;
    expect(breaking(within('lib/heroku/'), (target) => !allowed.test(target))).toEqual([]);
  });

  test('only lib/heroku speaks HTTP to Heroku', () => {
    const outside = code.filter(
      (file) => /^(lib|app|components)\//.test(file.path) && !file.path.startsWith('lib/heroku/'),
    );
    expect(breaking(outside, (target) => target === 'undici')).toEqual([]);
  });

  test('primitives know no patterns, patterns know no features, features do not know each other', () => {
    expect(
      breaking(
        within('components/ui/'),
        (target) => target.startsWith('components/') && !target.startsWith('components/ui/'),
      ),
    ).toEqual([]);
    expect(
      breaking(within('components/patterns/'), (target) => /^components\/(?!ui\/|patterns\/)/.test(target)),
    ).toEqual([]);
    const feature = (file: string) => file.match(/^components\/(?!ui\/|patterns\/)([^/]+)\//)?.[1];
    expect(
      breaking(within('components/'), (target, file) => {
        const [own, other] = [feature(file.path), feature(target)];
        return own !== undefined && other !== undefined && own !== other;
      }),
    ).toEqual([]);
  });

  test('the simulator and the console do not know each other', () => {
    expect(breaking(within('simulator/'), (target) => /^(lib|app|components)\//.test(target))).toEqual([]);
    expect(
      breaking(
        code.filter((file) => !file.path.startsWith('simulator/')),
        (target) => target.startsWith('simulator/'),
      ),
    ).toEqual([]);
  });

  test('no file only passes others on', () => {
    expect(code.filter((file) => /^export (\*|\{[^}]*\}) from /m.test(file.text)).map((file) => file.path)).toEqual([]);
  });
});

describe('server and browser', () => {
  test('every server file says so in its first line', () => {
    const server = within('lib/').filter((file) => !isClientSafe(file.path) && !toolFiles.includes(file.path));
    expect(server.filter((file) => !isServerOnly(file)).map((file) => file.path)).toEqual([]);
  });

  test('what the browser loads takes only types from server files, and no zod', () => {
    const browser = code.filter((file) => file.path.startsWith('components/') || isClientSafe(file.path));
    expect(breaking(browser, (target) => serverOnly.has(target) || target === 'zod', false)).toEqual([]);
  });

  test('state that must exist once lives in per-process.ts', () => {
    const mutable = /^(?:export )?(?:let |const \w+(?::[^=]+)? = new (?:Map|WeakMap|LRUCache|PQueue|Agent|Pool)\b)/m;
    const guilty = within('lib/').filter(
      (file) => file.path !== 'lib/per-process.ts' && !file.path.startsWith('lib/queries/') && mutable.test(file.text),
    );
    expect(guilty.map((file) => file.path)).toEqual([]);
  });

  test('plain tokens exist only in lib/connections and lib/heroku', () => {
    const outside = code.filter(
      (file) => /^(lib|app|components)\//.test(file.path) && !/^lib\/(connections|heroku|auth)\//.test(file.path),
    );
    expect(breaking(outside, (target) => target === 'lib/connections/credentials.ts')).toEqual([]);
  });
});

describe('doors', () => {
  test('every exported action is one call of runRead or runOperation', () => {
    const actions = code.filter((file) => file.text.startsWith("'use server';"));
    expect(actions.map((file) => file.path)).toEqual(['app/actions.ts']);
    const oneCall = /^export async function \w+\(\w+: unknown\) \{\n {2}return run(Read|Operation)\(\w+, \w+\);\n\}$/;
    const blocks = actions.flatMap((file) =>
      file.text
        .split(/\n(?=export )/)
        .slice(1)
        .map((block) => block.trim()),
    );
    expect(blocks.length).toBeGreaterThan(5);
    expect(blocks.filter((block) => !oneCall.test(block))).toEqual([]);
  });

  test('every route handler authorizes, but for sign-in and health', () => {
    const open = ['app/api/auth/[...nextauth]/route.ts', 'app/api/health/route.ts'];
    const handlers = within('app/').filter((file) => file.path.endsWith('/route.ts') && !open.includes(file.path));
    expect(
      handlers.filter((file) => !/\b(currentViewer|runRead|runOperation)\(/.test(file.text)).map((file) => file.path),
    ).toEqual([]);
  });

  test('every caller of a connection is made where its calls are booked', () => {
    const makers = within('lib/').filter((file) => /(?<!function )\baccessOf\(/.test(file.text));
    expect(makers.map((file) => file.path)).toEqual(['lib/connections/caller.ts']);
    expect(makers[0]?.text).toMatch(/onCall: \(record\) => bookCall\(record, /);
  });

  test('nothing but an operation calls a writing function of lib/heroku', () => {
    const declaredReads = new Set(['exchangeCode', 'refreshToken', 'createLogSession']);
    const writers = within('lib/heroku/')
      .flatMap((file) => file.text.split(/\n(?=export )/))
      .filter((block) => /method: '(POST|PATCH|PUT|DELETE)'/.test(block))
      .flatMap((block) => block.match(/^export (?:async )?function (\w+)/)?.[1] ?? [])
      .filter((name) => !declaredReads.has(name));
    expect(writers).toEqual(expect.arrayContaining(['updateFormation', 'restartDynos', 'updateApp']));
    const outside = code.filter(
      (file) => !/^lib\/(operations|heroku)\//.test(file.path) && !file.path.startsWith('simulator/'),
    );
    const guilty = outside.flatMap((file) =>
      writers.filter((name) => new RegExp(`\\b${name}\\(`).test(file.text)).map((name) => `${file.path} calls ${name}`),
    );
    expect(guilty).toEqual([]);
  });
});

describe('readability', () => {
  test('no file is longer than 300 lines', () => {
    const long = files
      .map((file) => ({ path: file.path, lines: file.text.split('\n').length }))
      .filter(({ lines }) => lines > 301);
    expect(long).toEqual([]);
  });

  test('addresses come from lib/routes, requests from lib/queries', () => {
    const outside = code.filter((file) => /^(app|components)\//.test(file.path));
    expect(
      outside.filter((file) => /href="\/(?!\/)|fetch\(['"`]\/api/.test(file.text)).map((file) => file.path),
    ).toEqual([]);
  });

  test('colours come from tokens', () => {
    const raw =
      /\b(?:bg|text|border|ring|fill|stroke|from|to)-(?:red|green|blue|amber|yellow|orange|indigo|violet|purple|pink|gray|grey|slate|zinc|neutral|stone|emerald|teal|sky|rose|lime|cyan|fuchsia)-\d{2,3}\b/;
    expect(
      within('components/')
        .concat(within('app/'))
        .filter((file) => raw.test(file.text))
        .map((file) => file.path),
    ).toEqual([]);
  });

  test('every public function of lib and simulator says what it does', () => {
    const undocumented = [...within('lib/'), ...within('simulator/')].flatMap((file) =>
      [...file.text.matchAll(/(\*\/\n|\n)export (?:async )?function\*? (\w+)/g)]
        .filter(([, before]) => before !== '*/\n')
        .map(([, , name]) => `${file.path}: ${name}`),
    );
    expect(undocumented).toEqual([]);
  });
});
