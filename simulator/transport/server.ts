import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerControl } from '@/simulator/control/control';
import { identityTask } from '@/simulator/identity/pages';
import type { Route } from '@/simulator/route';
import { allRoutes } from '@/simulator/routes/all-routes';
import type { Universe } from '@/simulator/universe';
import { answerApi, type Exchange } from './api';
import { Router } from './router';
import { answerSite } from './site';
import { type Incoming, readRequest, send } from './wire';

/** The HTTP server of a universe: control plane, identity site and API on one port. Not listening yet. */
export function createSimulatorServer(universe: Universe): Server {
  const router = new Router(allRoutes);
  const server = createServer((request, response) => {
    serve(universe, router, request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  return server;
}

async function serve(
  universe: Universe,
  router: Router<Route>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedMs = performance.now();
  const incoming = await readRequest(request);
  if (incoming.path.startsWith('/_sim')) {
    send(request, response, answerControl(universe, incoming), null);
    return;
  }
  if (incoming.method === 'OPTIONS') {
    send(request, response, { status: 204, headers: preflightHeaders, body: '' }, null);
    return;
  }
  const exchange = exchangeOf(universe, router, incoming);
  if (exchange.delayMs > 0) await pause(exchange.delayMs, response);
  exchange.log(performance.now() - startedMs);
  send(request, response, exchange.answer, exchange.damage);
}

/** Waits, or stops waiting when the client has gone. */
function pause(delayMs: number, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function exchangeOf(universe: Universe, router: Router<Route>, incoming: Incoming): Exchange {
  const task = identityTask(universe, incoming);
  return task ? answerSite(task, incoming) : answerApi(universe, router, incoming);
}

const preflightHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
  'Access-Control-Allow-Headers':
    'Accept, Accept-Expansion, Accept-Inclusion, Authorization, Content-Type, If-Match, If-None-Match, Range, Request-Id, X-Http-Method-Override',
  'Access-Control-Max-Age': '600',
};
