import { expect, test } from 'vitest';
import { createLog } from './log';

function written(level: string, use: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  use(createLog(level, { write: (line) => void lines.push(line) }));
  return lines;
}

test('writes one JSON object a line, with the level as a word', () => {
  const lines = written('info', (log) => log.info({ route: '/apps' }, 'heroku call'));
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', route: '/apps', msg: 'heroku call' });
});

test('leaves out what is below its level', () => {
  expect(written('warn', (log) => log.info('quiet'))).toEqual([]);
});

test.each([
  { token: 'marked' },
  { headers: { authorization: 'marked', cookie: 'marked' } },
  { grant: { client_secret: 'marked', refresh_token: 'marked', code: 'marked' } },
  { body: { FOO: 'marked' } },
  { count: 2, headers: { range: 'id ..', 'set-cookie': ['marked'] }, env: { A: 'marked' } },
])('censors %o', (fields) => {
  const [line] = written('info', (log) => log.info(fields, 'x'));
  expect(line).toContain('[redacted]');
  expect(line).not.toContain('marked');
});

test('leaves alone what it is given to write', () => {
  const fields = { app: 'a', headers: { cookie: 'kept' } };
  written('info', (log) => log.info(fields, 'x'));
  expect(fields).toEqual({ app: 'a', headers: { cookie: 'kept' } });
});

test('censors tokens inside messages and errors, with their causes', () => {
  const cause = new Error('sent Authorization: Bearer abc.marked-def');
  const error = new Error('token HRKU-AA-marked_1 refused', { cause });
  const lines = written('info', (log) => {
    log.error({ err: error }, 'failed with HRKU-marked');
    log.error('Basic bWFya2Vk-marked=');
  });
  expect(lines.join('')).toContain('refused');
  expect(lines.join('')).not.toContain('marked');
});
