import { describe, expect, test } from 'vitest';
import { fleetRowOf } from '@/components/fleet/testing/fleet-row-of';
import { defaultColumns, fleetColumnIds } from './fleet-columns';
import { exportText } from './fleet-export';

const rows = [
  fleetRowOf({
    name: 'checkout-api',
    others: [{ type: 'worker', quantity: 8 }],
    state: 'crashed',
    affected: 1,
    total: 6,
  }),
  fleetRowOf({ name: 'unread', team: '=cmd', dynos: null, web: null, release: null, addOns: null, updatedAt: null }),
];

describe('the export of the fleet', () => {
  test('is CSV with the columns of the view, times in ISO, unknown left empty', () => {
    expect(
      exportText(rows, ['name', 'team', 'state', 'web', 'others', 'release', 'add-ons'], 'csv').split('\r\n'),
    ).toEqual([
      'app,team,state,state_detail,state_since,web_dynos,web_size,other_processes,release_version,released_at,released_by,release_status,add_ons,add_ons_usd_per_month',
      'checkout-api,payments,crashed,1 of 6,,2,Standard-1X,worker 8,12,2026-11-20T08:59:00.000Z,mara,succeeded,3,14',
      "unread,'=cmd,up,,,,,,,,,,,",
      '',
    ]);
  });

  test('is JSON as a list of objects with the same names', () => {
    const [first, second] = JSON.parse(exportText(rows, defaultColumns, 'json'));
    expect(first).toMatchObject({ app: 'checkout-api', released_at: '2026-11-20T08:59:00.000Z', add_ons: 3 });
    expect(second).toMatchObject({ team: '=cmd', web_dynos: null, other_processes: null, updated_at: null });
  });

  test('has something of every column, and no name twice', () => {
    const names = fleetColumnIds.flatMap((id) => exportText([], [id], 'csv').trim().split(','));
    expect(names.length).toBeGreaterThan(fleetColumnIds.length);
    expect(names.filter((name, at) => name === '' || names.indexOf(name) !== at)).toEqual([]);
  });
});
