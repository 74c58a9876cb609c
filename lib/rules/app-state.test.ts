import { describe, expect, it } from 'vitest';
import { appState, appStateDetail, appStateReason } from './app-state';

const dyno = (name: string, state: string, updatedAt = 1000) => ({
  name,
  type: name.slice(0, name.indexOf('.')),
  state,
  updatedAt,
});
const web = (quantity: number) => [{ type: 'web', quantity }];

const cases: {
  says: string;
  app: Parameters<typeof appState>[0];
  state: string;
  detail: string | null;
  reason: string;
}[] = [
  {
    says: 'every dyno up is up',
    app: { isMaintenance: false, formation: web(2), dynos: [dyno('web.1', 'up'), dyno('web.2', 'up')] },
    state: 'up',
    detail: null,
    reason: '2 dynos up',
  },
  {
    says: 'one crashed dyno decides',
    app: { isMaintenance: false, formation: web(2), dynos: [dyno('web.1', 'up'), dyno('web.2', 'crashed')] },
    state: 'crashed',
    detail: '1 of 2',
    reason: 'web.2 crashed',
  },
  {
    says: 'a crash shows through maintenance',
    app: { isMaintenance: true, formation: web(1), dynos: [dyno('web.1', 'crashed')] },
    state: 'crashed',
    detail: '1 of 1',
    reason: 'web.1 crashed',
  },
  {
    says: 'maintenance hides starting dynos',
    app: { isMaintenance: true, formation: web(1), dynos: [dyno('web.1', 'starting')] },
    state: 'maintenance',
    detail: null,
    reason: 'Maintenance is on',
  },
  {
    says: 'maintenance is known before the formation is',
    app: { isMaintenance: true, formation: null, dynos: null },
    state: 'maintenance',
    detail: null,
    reason: 'Maintenance is on',
  },
  {
    says: 'a dyno that is down is worse than one that starts',
    app: { isMaintenance: false, formation: web(2), dynos: [dyno('web.1', 'down'), dyno('web.2', 'starting')] },
    state: 'down',
    detail: '1 of 2',
    reason: 'web.1 down',
  },
  {
    says: 'all dynos starting needs no count',
    app: { isMaintenance: false, formation: web(1), dynos: [dyno('web.1', 'starting')] },
    state: 'starting',
    detail: null,
    reason: 'web.1 starting',
  },
  {
    says: 'one of two starting is counted',
    app: { isMaintenance: false, formation: web(2), dynos: [dyno('web.1', 'starting'), dyno('web.2', 'up')] },
    state: 'starting',
    detail: '1 of 2',
    reason: 'web.1 starting',
  },
  {
    says: 'every process at zero is scaled to zero, even with a one-off dyno',
    app: { isMaintenance: false, formation: web(0), dynos: [dyno('run.1234', 'up')] },
    state: 'scaled-to-zero',
    detail: null,
    reason: 'No dynos: every process is at 0',
  },
  {
    says: 'an app without process types is scaled to zero',
    app: { isMaintenance: false, formation: [], dynos: [] },
    state: 'scaled-to-zero',
    detail: null,
    reason: 'No dynos: every process is at 0',
  },
  {
    says: 'a crashed one-off dyno is not the app',
    app: { isMaintenance: false, formation: web(1), dynos: [dyno('run.9', 'crashed'), dyno('web.1', 'up')] },
    state: 'up',
    detail: null,
    reason: '1 dyno up',
  },
  {
    says: 'asleep is idle',
    app: { isMaintenance: false, formation: web(1), dynos: [dyno('web.1', 'idle')] },
    state: 'idle',
    detail: null,
    reason: 'Asleep until the next request',
  },
  {
    says: 'an idle worker beside a web dyno that is up is up',
    app: {
      isMaintenance: false,
      formation: [...web(1), { type: 'worker', quantity: 1 }],
      dynos: [dyno('web.1', 'up'), dyno('worker.1', 'idle')],
    },
    state: 'up',
    detail: null,
    reason: '2 dynos up',
  },
  {
    says: 'no formation is unknown, not up',
    app: { isMaintenance: false, formation: null, dynos: null },
    state: 'unknown',
    detail: null,
    reason: 'No reading of its dynos yet',
  },
  {
    says: 'a formation without dynos is unknown, not zero',
    app: { isMaintenance: false, formation: web(2), dynos: null },
    state: 'unknown',
    detail: null,
    reason: 'No reading of its dynos yet',
  },
  {
    says: 'a formation of two with no dyno listed is unknown',
    app: { isMaintenance: false, formation: web(2), dynos: [] },
    state: 'unknown',
    detail: null,
    reason: 'No reading of its dynos yet',
  },
  {
    says: 'a state that nobody has heard of is unknown',
    app: { isMaintenance: false, formation: web(1), dynos: [dyno('web.1', 'hibernating')] },
    state: 'unknown',
    detail: null,
    reason: 'No reading of its dynos yet',
  },
  {
    says: 'many crashed dynos are counted instead of named',
    app: {
      isMaintenance: false,
      formation: web(5),
      dynos: [1, 2, 3, 4, 5].map((n) => dyno(`web.${n}`, n === 5 ? 'up' : 'crashed')),
    },
    state: 'crashed',
    detail: '4 of 5',
    reason: '4 of 5 dynos crashed',
  },
];

describe('appState', () => {
  it.each(cases)('$says', ({ app, state, detail, reason }) => {
    const summary = appState(app);
    expect({ state: summary.state, detail: appStateDetail(summary), reason: appStateReason(summary) }).toEqual({
      state,
      detail,
      reason,
    });
  });

  it('says since when, by the latest dyno that changed', () => {
    const dynos = [dyno('web.1', 'crashed', 5000), dyno('web.2', 'crashed', 9000)];
    expect(appState({ isMaintenance: false, formation: web(2), dynos }).sinceAt).toBe(9000);
    expect(appState({ isMaintenance: false, formation: web(2), dynos: [dyno('web.1', 'up')] }).sinceAt).toBeNull();
  });
});
