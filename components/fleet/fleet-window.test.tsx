import { QueryClientProvider } from '@tanstack/react-query';
import { configure, screen, waitFor, within } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BulkContext } from '@/components/patterns/bulk-context';
import { OperationProvider } from '@/components/patterns/operation-provider';
import { RenderedAtProvider } from '@/components/patterns/rendered-at';
import { ShortcutsProvider } from '@/components/patterns/shortcuts-provider';
import { createQueryClient } from '@/lib/queries/query-client';
import { ok } from '@/lib/result';
import { defaultColumns } from '@/lib/rules/fleet-columns';
import { fleetWindow } from '@/lib/rules/fleet-window';
import { goTo } from '@/lib/testing/go-to';
import { renderScreen } from '@/lib/testing/render-screen';
import { serveRowsLater, statusOf } from '@/lib/testing/serve-rows';
import { tabsOf } from './built-in-views';
import { FleetPage } from './fleet-page';
import { fleetRowOf } from './testing/fleet-row-of';
import { answer } from './testing/show-fleet';

const readFleetStatus = vi.hoisted(() => vi.fn());
const readViews = vi.hoisted(() => vi.fn());
vi.mock('@/app/actions', () => ({ readFleetStatus, readViews, readBudget: vi.fn() }));
configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const apps = 5_000;
const largestHtmlBytes = 350_000;

const rows = Array.from({ length: apps }, (_, index) =>
  fleetRowOf({
    name: `service-${String(index).padStart(4, '0')}`,
    stage: index % 3 === 0 ? 'production' : 'staging',
    state: index % 50 === 0 ? 'crashed' : 'up',
    stack: index % 10 === 0 ? 'heroku-22' : 'heroku-24',
  }),
);
const windowOf = (query: string) =>
  fleetWindow(rows, { query, views: tabsOf([]), now: { nowMs: Date.now(), pinned: new Set() } });

function page(query: string) {
  goTo(`?${query}`);
  return (
    <QueryClientProvider client={createQueryClient()}>
      <OperationProvider>
        <BulkContext value={() => {}}>
          <FleetPage
            habits={{ columns: defaultColumns, density: 'regular' }}
            first={windowOf(query)}
            reasons={{ restart: null, scale: null, maintenance: null, shareView: null }}
            hasDashboard
          />
        </BulkContext>
      </OperationProvider>
    </QueryClientProvider>
  );
}

const firstHtml = (query: string) =>
  renderToString(
    <RenderedAtProvider atMs={Date.now()}>
      <ShortcutsProvider initialHasSingleKeys>{page(query)}</ShortcutsProvider>
    </RenderedAtProvider>,
  );

const table = () => screen.getByRole('table', { name: 'Apps' });
const namesShown = () =>
  within(table())
    .queryAllByRole('rowheader')
    .map(({ textContent }) => textContent);

describe('a fleet of five thousand apps', () => {
  let sendRows = () => {};

  beforeEach(() => {
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(900);
    sendRows = serveRowsLater(rows);
    readFleetStatus.mockImplementation(async () => answer(ok({ ...statusOf(rows) })));
    readViews.mockImplementation(async () => answer(ok({ views: [], pinned: [] })));
  });

  it('comes with its first rows and all its counts, and its first HTML is small', () => {
    const html = firstHtml('');
    expect(html).toContain('service-0000');
    expect(html).toContain('service-0020');
    expect(html).not.toContain('service-0100');
    expect(html).toContain('aria-rowcount="5001"');
    expect(html).toContain('Filter 5,000 apps');
    const sentBytes = html.length + JSON.stringify(windowOf('')).length;
    expect(sentBytes).toBeLessThan(largestHtmlBytes);
    expect(JSON.stringify(rows).length, 'what all rows would be').toBeGreaterThan(10 * largestHtmlBytes);
  });

  it('shows the same rows and counts once all rows have come, and says until then that they are being read', async () => {
    renderScreen(page('stack=heroku-22&sort=-name'));
    const [before, count] = [namesShown(), table().getAttribute('aria-rowcount')];
    const chips = screen
      .getAllByRole('button', { name: /^(Production|Staging|heroku-22)/ })
      .map((one) => one.textContent);
    expect(before[0]).toBe('service-4990');
    expect(count).toBe('501');
    expect(table().getAttribute('aria-busy')).toBe('true');
    sendRows();
    await waitFor(() => expect(table().getAttribute('aria-busy')).toBeNull());
    expect(namesShown().slice(0, 5)).toEqual(before.slice(0, 5));
    expect(table().getAttribute('aria-rowcount')).toBe(count);
    const chipsAfter = screen.getAllByRole('button', { name: /^(Production|Staging|heroku-22)/ });
    expect(chipsAfter.map((one) => one.textContent)).toEqual(chips);
  });

  it('shows nothing for another look until its rows are here, and selects no part for the whole', async () => {
    const { user } = renderScreen(page('sort=name'));
    const selectAll = within(table()).getByRole('checkbox', { name: /of this list/ });
    expect(selectAll).toHaveProperty('disabled', true);
    await user.type(screen.getByRole('searchbox', { name: 'Filter apps' }), '4999');
    await waitFor(() => expect(namesShown()).toEqual([]));
    expect(screen.queryByText('No app matches')).toBeNull();
    sendRows();
    await waitFor(() => expect(namesShown()).toEqual(['service-4999']));
  });
});
