import type { IdentityTask } from '@/simulator/identity/pages';
import type { Exchange } from './api';
import { answerOf, damageOf, spoil } from './fault-answers';
import type { Incoming, Outgoing } from './wire';

/** Answers one request to the identity site, with the same faults, latency and log as the API. */
export function answerSite(task: IdentityTask, incoming: Incoming): Exchange {
  const { world } = task;
  world.tick();
  const method = incoming.method === 'HEAD' ? 'GET' : incoming.method;
  const fault = world.faults.next({
    method,
    path: incoming.path,
    route: incoming.path,
    accountKeys: [],
    appKeys: [],
  });
  let answer: Outgoing | null = fault ? answerOf(fault) : null;
  answer ??= fault?.kind === 'reset' ? { status: 0, headers: {}, body: '' } : task.answer();
  if (fault) answer = spoil(fault, { ...answer, headers: { ...answer.headers, ...fault.headers } });
  const damage = damageOf(fault);
  const status = damage === 'cut' ? 0 : answer.status;
  return {
    answer,
    damage,
    delayMs: world.latencyMs + (fault?.delayMs ?? 0),
    log: (ms) =>
      world.requests.add({
        method: incoming.method,
        path: incoming.path,
        route: incoming.path,
        account: null,
        status,
        fault: fault?.kind ?? null,
        ms: Math.round(ms),
        at: new Date(world.now()).toISOString(),
      }),
  };
}
