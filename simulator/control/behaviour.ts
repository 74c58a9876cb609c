import { z } from 'zod';
import { faultInput } from '@/simulator/engine/faults';
import { switchesInput } from '@/simulator/engine/switches';
import { type Action, input } from './action';

const clockInput = z.strictObject({
  /** Milliseconds since the epoch, or an ISO time. */
  set: z.union([z.number(), z.iso.datetime({ offset: true })]).optional(),
  advanceMs: z.number().nonnegative().optional(),
  speed: z.number().nonnegative().max(10_000).optional(),
  frozen: z.boolean().optional(),
});

export const behaviourActions: readonly Action[] = [
  {
    method: 'GET',
    path: '/_sim/worlds/:world/clock',
    summary: 'World time, its speed, whether it stands still',
    run: ({ world }) => world.clock.state(),
  },
  {
    method: 'POST',
    path: '/_sim/worlds/:world/clock',
    summary: 'Moves time {set?, advanceMs?, speed?, frozen?}; everything due happens at its own moment',
    run: (call) => {
      const { set, ...rest } = input(call, clockInput);
      const setMs = typeof set === 'string' ? Date.parse(set) : set;
      call.world.clock.change({ ...rest, ...(setMs === undefined ? {} : { set: setMs }) });
      call.world.tick();
      return call.world.clock.state();
    },
  },
  {
    method: 'GET',
    path: '/_sim/worlds/:world/faults',
    summary: 'The faults set, with how often each fitted and hit',
    run: ({ world }) => world.faults.all(),
  },
  {
    method: 'POST',
    path: '/_sim/worlds/:world/faults',
    summary:
      'Breaks answers {kind: status|delay|reset|truncate|bad_json|html|lost_answer, method?, route?, account?, app?, times?, after?, status?, body?, headers?, delayMs?}',
    run: (call) => call.world.faults.add(input(call, faultInput)),
  },
  {
    method: 'DELETE',
    path: '/_sim/worlds/:world/faults',
    summary: 'Heals everything',
    run: ({ world }) => world.faults.clear(),
  },
  {
    method: 'DELETE',
    path: '/_sim/worlds/:world/faults/:fault',
    summary: 'Heals one fault',
    run: ({ world, param }) => world.faults.clear(param('fault')),
  },
  {
    method: 'POST',
    path: '/_sim/worlds/:world/latency',
    summary: 'Delays every answer by real milliseconds {latencyMs}',
    run: (call) => {
      call.world.latencyMs = input(call, z.strictObject({ latencyMs: z.number().nonnegative() })).latencyMs;
      return { latencyMs: call.world.latencyMs };
    },
  },
  {
    method: 'GET',
    path: '/_sim/worlds/:world/requests',
    summary: 'What was asked, without tokens and bodies (?account=&route=&method=)',
    run: ({ world, query }) =>
      world.requests.where({
        account: query.get('account'),
        route: query.get('route'),
        method: query.get('method'),
      }),
  },
  {
    method: 'DELETE',
    path: '/_sim/worlds/:world/requests',
    summary: 'Empties the request log',
    run: ({ world }) => world.requests.clear(),
  },
  {
    method: 'GET',
    path: '/_sim/worlds/:world/switches',
    summary: 'Behaviour that is not documented well enough to be certain of',
    run: ({ world }) => world.switches,
  },
  {
    method: 'PATCH',
    path: '/_sim/worlds/:world/switches',
    summary: 'Turns some of it',
    run: (call) => Object.assign(call.world.switches, input(call, switchesInput)),
  },
];
