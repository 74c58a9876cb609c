import { QueryClientProvider } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { readJobs } from '@/app/actions';
import type { ManyJob } from '@/lib/jobs/list-many';
import { createQueryClient } from '@/lib/queries/query-client';
import { fail, ok } from '@/lib/result';
import { renderScreen } from '@/lib/testing/render-screen';
import { JobsPage } from './jobs-page';

vi.mock('@/app/actions', () => ({ readJobs: vi.fn() }));
vi.mock('next/navigation', () => ({ usePathname: () => '/jobs', useRouter: () => ({ refresh: vi.fn() }) }));

const none = { queued: 0, running: 0, done: 0, failed: 0, unknown: 0, skipped: 0 };
const job = (id: string, changes: Partial<ManyJob> = {}): ManyJob => ({
  ...{ id, operation: 'restart', title: `Restart ${id}`, status: 'ended', pauseReason: null, isCalledOff: false },
  ...{ byName: 'Mara Lindqvist', isOwn: true, createdAt: Date.now() - 120_000, finishedAt: Date.now() },
  ...{ counts: { ...none, done: 7 }, follows: null, lastError: null },
  ...changes,
});
const jobs = [
  job('new', { status: 'paused', pauseReason: 'failures', counts: { ...none, done: 1, failed: 2, queued: 4 } }),
  job('middle', { counts: { ...none, done: 6, failed: 1 } }),
  job('old'),
];

function show(list: ManyJob[]) {
  vi.mocked(readJobs).mockResolvedValue({ result: Promise.resolve(ok({ data: list, budgets: [] })) });
  return renderScreen(
    <QueryClientProvider client={createQueryClient()}>
      <JobsPage />
    </QueryClientProvider>,
  );
}
const table = async () => within(await screen.findByRole('table', { name: 'Jobs' }));

test('each column of a job has its head', async () => {
  show(jobs);
  const [head, ...rows] = (await table()).getAllByRole('row');
  const cells = (row: HTMLElement | undefined) => Array.from(row?.children ?? [], ({ textContent }) => textContent);
  expect(within(head as HTMLElement).getAllByRole('columnheader')).toHaveLength(6);
  expect(cells(head)).toEqual(['Job', 'State', 'Apps', 'Progress', 'Who', 'Age']);
  expect(rows.map(cells)).toEqual([
    ['Restart new', 'Paused', '1 done, 2 failed, 4 waiting', '', 'Mara Lindqvist', '2 m'],
    ['Restart middle', 'Some failed', '6 done, 1 failed', '', 'Mara Lindqvist', '2 m'],
    ['Restart old', 'Done', '7 done', '', 'Mara Lindqvist', '2 m'],
  ]);
});

test('J and K go from job to job, and stay at the ends', async () => {
  const { user } = show(jobs);
  await table();
  const went: (string | null | undefined)[] = [];
  for (const key of ['j', 'j', 'j', 'j', 'k', 'k', 'k']) {
    await user.keyboard(key);
    went.push(document.activeElement?.textContent?.replace('Restart ', ''));
  }
  expect(went).toEqual(['new', 'middle', 'old', 'old', 'middle', 'new', 'new']);
  expect(document.activeElement?.getAttribute('href')).toBe('/jobs/new');
});

test('without a job it says how one comes about, and draws no head', async () => {
  show([]);
  expect(await screen.findByText('No jobs yet')).toBeDefined();
  expect(screen.queryByRole('table')).toBeNull();
});

test('jobs that cannot be read are a sentence with a way on', async () => {
  const refused = fail('heroku_unavailable', 'The database is away.', 'Try again in a minute.');
  vi.mocked(readJobs).mockResolvedValue({ result: Promise.resolve(refused) });
  renderScreen(
    <QueryClientProvider client={createQueryClient()}>
      <JobsPage />
    </QueryClientProvider>,
  );
  const alert = within(await screen.findByRole('alert'));
  expect(alert.getByText('The database is away.')).toBeDefined();
  expect(alert.getByRole('button', { name: 'Try again' })).toBeDefined();
});
