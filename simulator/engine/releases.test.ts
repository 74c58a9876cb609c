import { beforeEach, describe, expect, it } from 'vitest';
import { type Harbor, quietHarbor } from '@/simulator/testing/quiet-harbor';
import { createApp, deleteApp, renameApp } from './apps';
import { setConfig } from './config';
import { currentRelease } from './current-release';
import { createRelease, findRelease, rollBack } from './releases';

let world: Harbor['world'];
let account: Harbor['account'];
let app: Harbor['app'];
let advance: Harbor['advance'];
let states: Harbor['states'];
let slug: Harbor['slug'];

beforeEach(() => {
  ({ world, account, app, advance, states, slug } = quietHarbor());
});

function refusal(id: string, more: object = {}) {
  return expect.objectContaining({ id, ...more });
}

describe('config', () => {
  it('makes one release per change with the verbs Heroku uses, and restarts', () => {
    const before = app.dynos.get('web.1')?.id;
    setConfig(world, app, { A: '1', B: '2' }, account);
    setConfig(world, app, { A: null }, account);
    setConfig(world, app, { B: null, C: '3' }, account);
    setConfig(world, app, { C: '3', D: null }, account);
    const descriptions = app.releases.get().map((release) => release.description);
    expect(descriptions.slice(3)).toEqual([
      'Set A, B config vars',
      'Remove A config vars',
      'Set C, remove B config vars',
    ]);
    expect(app.config).toEqual({ C: '3' });
    expect(app.dynos.get('web.1')?.id).not.toBe(before);
  });

  it('keeps the environment of each release', () => {
    setConfig(world, app, { A: '1' }, account);
    setConfig(world, app, { A: '2' }, account);
    expect(['4', '5'].map((version) => findRelease(app, version)?.config)).toEqual([{ A: '1' }, { A: '2' }]);
  });

  it('refuses what an attachment owns and more than 64 KB', () => {
    world.attachments.add({
      id: 'att',
      name: 'DATABASE',
      addOnId: 'a',
      appId: app.id,
      namespace: null,
      configVarNames: ['DATABASE_URL'],
      webUrl: null,
      createdAtMs: 0,
      updatedAtMs: 0,
    });
    expect(() => setConfig(world, app, { DATABASE_URL: 'x' }, account)).toThrowError(
      refusal('invalid_params', { message: 'Cannot overwrite attachment values DATABASE_URL.' }),
    );
    expect(() => setConfig(world, app, { BIG: 'x'.repeat(65_536) }, account)).toThrowError(refusal('invalid_params'));
    expect(app.releases.get()).toHaveLength(3);
  });
});

describe('releases', () => {
  it('with a release phase stay pending while dynos keep running, then become current', () => {
    const before = app.dynos.get('web.1')?.id;
    const release = createRelease(world, app, {
      account,
      description: 'Deploy 1',
      slug: slug({ web: 'node .', release: 'migrate' }),
    });
    expect([release.status, currentRelease(app)?.version]).toEqual(['pending', 3]);
    expect(Object.keys(states())).toEqual(['web.1', expect.stringMatching(/^release\.\d{4}$/)]);
    expect(app.dynos.get('web.1')?.id).toBe(before);
    advance(8000);
    expect([release.status, currentRelease(app)?.version]).toEqual(['succeeded', 4]);
    expect(app.dynos.get('web.1')?.releaseVersion).toBe(4);
    expect([...app.formation.keys()]).toEqual(['web', 'release']);
  });

  it('whose release phase fails change nothing that runs', () => {
    app.hasFailingReleasePhase = true;
    const next = slug({ web: 'node .', release: 'migrate' });
    const release = createRelease(world, app, { account, description: 'Deploy 1', slug: next });
    advance(8000);
    expect([release.status, currentRelease(app)?.version]).toEqual(['failed', 3]);
    expect([...app.formation.keys()]).toEqual(['web', 'worker']);
  });

  it('roll back to slug and config of an older one, not of one that cannot be run', () => {
    setConfig(world, app, { A: '1' }, account);
    createRelease(world, app, { account, description: 'Deploy 2', slug: slug({ web: 'node two' }) });
    const release = rollBack(world, app, '3', account);
    expect(release).toMatchObject({ version: 6, description: 'Rollback to v3', config: {} });
    expect(release.slug?.id).toBe(findRelease(app, '3')?.slug?.id);
    expect(app.formation.get('web')?.command).toBe('node .');
    expect(() => rollBack(world, app, '1', account)).toThrowError(refusal('invalid_params'));
    expect(() => rollBack(world, app, '99', account)).toThrowError(refusal('not_found'));
  });
});

describe('apps', () => {
  it('are created with two releases and a default domain, and refuse bad and taken names', () => {
    const other = createApp(world, { account });
    expect(other.name).toMatch(/^[a-z]+-[a-z]+-\d{5}$/);
    expect(other.releases.get().map((release) => release.description)).toEqual(['Initial release', 'Enable Logplex']);
    expect(other.formation.size).toBe(0);
    expect([...other.domains.values()].map((domain) => domain.hostname)).toEqual([other.webHost]);
    expect(() => createApp(world, { account, name: 'quiet-harbor' })).toThrowError(refusal('invalid_params'));
    expect(() => createApp(world, { account, name: 'Bad_Name' })).toThrowError(refusal('invalid_params'));
  });

  it('keep id and config when renamed, and free the name when deleted', () => {
    renameApp(world, app, 'loud-harbor');
    expect([world.apps.named('quiet-harbor'), world.apps.named('loud-harbor')?.id]).toEqual([undefined, app.id]);
    deleteApp(world, app);
    expect(createApp(world, { account, name: 'loud-harbor' }).id).not.toBe(app.id);
  });
});
