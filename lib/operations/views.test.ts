import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { GET, POST } from '@/app/api/export/fleet/route';
import { auditRowsAfter } from '@/lib/audit/list';
import type { Viewer } from '@/lib/auth/viewer';
import type { OpenDatabase } from '@/lib/db/open-database';
import { runRead } from '@/lib/reads/run-read';
import { viewsRead } from '@/lib/reads/views';
import { unwrap } from '@/lib/result';
import { addPerson, standUp } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import type { Receipt } from './carry-out';
import type { Operation } from './operation';
import type { Preview } from './perform';
import { pinApps } from './pin-apps';
import { removeView } from './remove-view';
import { runOperation } from './run-operation';
import { saveView } from './save-view';
import { shareView } from './share-view';

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('@/lib/auth/viewer', () => ({ currentViewer: async () => session.viewer }));

eachDatabase((engine, open) => {
  describe(`views and pins on the ${engine}`, () => {
    let me: Viewer;
    let other: Viewer;
    const shop = { id: randomUUID(), name: 'shop' };
    const ledger = { id: randomUUID(), name: '=ledger', stage: 'production' };
    const hidden = { id: randomUUID(), name: 'hidden' };

    let database: OpenDatabase;

    beforeAll(async () => {
      database = await open();
      standUp(database, 'http://localhost:1');
    });
    beforeEach(async () => {
      me = (await addPerson('operator', [shop, ledger])).viewer;
      other = (await addPerson('viewer', [shop, hidden])).viewer;
      session.viewer = me;
    });

    async function act<I, S>(operation: Operation<I, S>, input: I): Promise<Receipt<I>> {
      return unwrap(await runOperation(operation, { input })) as Receipt<I>;
    }
    const seen = async () => unwrap(await runRead(viewsRead, {}).result).data;
    const named = async () => (await seen()).views.map(({ name }) => name);
    const save = (name: string, query = 'stage=production') => act(saveView, { view: null, name, query });
    const rowsOfAudit = async () => (await auditRowsAfter(0, 10_000)).length;

    test('bear a name that deceives nobody', async () => {
      await save('Mine\u202egpj.exe\u001b[31m');
      expect(await named()).toContain('Minegpj.exe');
      await expect(save('\u202e')).rejects.toMatchObject({ error: { code: 'invalid_input' } });
    });

    test('are kept for one person at once, without a preview or an audit row', async () => {
      const before = await rowsOfAudit();
      await save('Mine');
      await act(pinApps, { apps: [shop.id], isPinned: true });
      expect(await seen()).toMatchObject({
        views: [{ name: 'Mine', query: 'stage=production', isOwn: true, isShared: false }],
        pinned: [{ id: shop.id, name: 'shop', state: 'unknown' }],
      });
      expect(await rowsOfAudit()).toBe(before);
      session.viewer = other;
      expect(await seen()).toEqual({ views: [], pinned: [] });
    });

    test('keep of a query only what the fleet understands', async () => {
      await save('Odd', 'view=1&stage=staging,production&sort=nonsense&density=compact');
      expect((await seen()).views[0]?.query).toBe('stage=production%2Cstaging&density=compact');
    });

    test('are renamed and updated with a way back', async () => {
      await save('Old', 'q=a');
      const [view] = (await seen()).views;
      const { undo, summary } = await act(saveView, { view: view?.id ?? null, name: 'New', query: 'q=b' });
      expect(summary).toBe('Renamed Old to New');
      expect((await seen()).views).toMatchObject([{ id: view?.id, name: 'New', query: 'q=b' }]);
      await act(saveView, undo ?? { view: null, name: '', query: '' });
      expect((await seen()).views).toMatchObject([{ id: view?.id, name: 'Old', query: 'q=a' }]);
    });

    test('bear each name once, and need one', async () => {
      await save('Mine');
      const twice = await runOperation(saveView, { input: { view: null, name: ' MINE ', query: '' } });
      expect(twice).toMatchObject({ ok: false, error: { code: 'refused' } });
      const nameless = await runOperation(saveView, { input: { view: null, name: '  ', query: '' } });
      expect(nameless).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    });

    test('come back under their id after they were deleted', async () => {
      await save('Mine');
      const [view] = (await seen()).views;
      if (!view) throw new Error('The view was not saved');
      await act(removeView, { view: view.id });
      expect(await named()).toEqual([]);
      await act(saveView, { view: view.id, name: view.name, query: view.query });
      expect((await seen()).views).toEqual([view]);
    });

    test('of others can be neither changed nor deleted', async () => {
      await save('Mine');
      const view = (await seen()).views[0]?.id ?? '';
      session.viewer = other;
      const taken = await runOperation(saveView, { input: { view, name: 'Theirs', query: '' } });
      expect(taken).toMatchObject({ ok: false, error: { code: 'not_found' } });
      const removed = await runOperation(removeView, { input: { view } });
      expect(removed).toMatchObject({ ok: false, error: { code: 'not_found' } });
      session.viewer = me;
      expect(await named()).toEqual(['Mine']);
    });

    test('are shared with an intent and an outcome, seen by others, and then not deleted', async () => {
      await save('Ours');
      const view = (await seen()).views[0]?.id ?? '';
      const before = await rowsOfAudit();
      const { planHash } = unwrap(await runOperation(shareView, { input: { view, isShared: true } })) as Preview;
      const receipt = unwrap(await runOperation(shareView, { input: { view, isShared: true }, planHash }));
      expect(receipt).toMatchObject({ summary: 'Shared the view Ours', undo: { view, isShared: false } });
      expect(await rowsOfAudit()).toBe(before + 2);
      const removed = await runOperation(removeView, { input: { view } });
      expect(removed).toMatchObject({ ok: false, error: { code: 'refused' } });
      session.viewer = other;
      expect((await seen()).views).toMatchObject([
        { name: 'Ours', isOwn: false, isShared: true, ownerName: 'operator' },
      ]);
      const shared = await runOperation(shareView, { input: { view, isShared: false } });
      expect(shared).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    });

    test('pin only what is within reach, and show no pin that has left it', async () => {
      const out = await runOperation(pinApps, { input: { apps: [shop.id, hidden.id], isPinned: true } });
      expect(out).toMatchObject({ ok: false, error: { code: 'not_found' } });
      const { undo } = await act(pinApps, { apps: [ledger.id, shop.id], isPinned: true });
      expect((await seen()).pinned).toHaveLength(2);
      expect(await act(pinApps, { apps: [shop.id], isPinned: true })).toMatchObject({ undo: null });
      if (undo) await act(pinApps, undo);
      expect((await seen()).pinned).toEqual([]);
    });

    test('are kept on a read-only console too, where sharing is refused', async () => {
      standUp(database, 'http://localhost:1', { READ_ONLY: '1' });
      session.viewer = (await addPerson('operator')).viewer;
      await save('Mine');
      const view = (await seen()).views[0]?.id ?? '';
      const shared = await runOperation(shareView, { input: { view, isShared: true } });
      expect(shared).toMatchObject({ ok: false, error: { code: 'read_only' } });
    });
  });

  describe(`the export of the fleet on the ${engine}`, () => {
    const at = (query: string) => new Request(`http://localhost:3000/api/export/fleet?${query}`);

    beforeEach(async () => standUp(await open(), 'http://localhost:1'));

    test('holds what the filter leaves of what the viewer reaches', async () => {
      const apps = [
        { id: randomUUID(), name: 'shop', stage: 'production' },
        { id: randomUUID(), name: '=ledger' },
      ];
      await addPerson('owner', [{ id: randomUUID(), name: 'hidden' }]);
      session.viewer = (await addPerson('viewer', apps)).viewer;
      const all = await GET(at('format=csv&columns=name,stage&sort=name'));
      expect(all.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(all.headers.get('content-disposition')).toMatch(/^attachment; filename="fleet-\d{4}-\d\d-\d\d\.csv"$/);
      expect(await all.text()).toBe("app,stage,pipeline\r\n'=ledger,,\r\nshop,production,checkout\r\n");
      const json = await GET(at('format=json&columns=name&stage=production'));
      expect(await json.json()).toEqual([{ app: 'shop' }]);
    });

    test('holds chosen apps, and none beyond reach', async () => {
      const own = { id: randomUUID(), name: 'own' };
      const theirs = { id: randomUUID(), name: 'theirs' };
      await addPerson('owner', [theirs]);
      session.viewer = (await addPerson('viewer', [own])).viewer;
      const body = new FormData();
      for (const [name, value] of Object.entries({
        format: 'json',
        query: 'columns=name',
        apps: `${own.id},${theirs.id}`,
      })) {
        body.set(name, value);
      }
      const answer = await POST(new Request('http://localhost:3000/api/export/fleet', { method: 'POST', body }));
      expect(await answer.json()).toEqual([{ app: 'own' }]);
    });

    test('is refused to nobody’s request, and to nonsense', async () => {
      session.viewer = (await addPerson('viewer')).viewer;
      expect((await GET(at('format=exe'))).status).toBe(400);
      session.viewer = null;
      expect((await GET(at('format=csv'))).status).toBe(401);
    });
  });
});
