import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Process = { id: string; type: string; quantity: number; size: string };
/** What becomes of a change: carried out; done but its answer lost; lost before it was done; refused. */
export type Fate = 'done' | 'answer-lost' | 'request-lost' | 'refused';

/** A Heroku of one app that can scale, with a fate for each change and a record of what was asked. */
export type FormationServer = {
  url: string;
  requests: string[];
  formation: Process[];
  fate: Fate;
  close(): Promise<void>;
};

const sizes = [
  { name: 'Standard-1X', cost: { cents: 2500, unit: 'month' }, dedicated: false },
  { name: 'Standard-2X', cost: { cents: 5000, unit: 'month' }, dedicated: false },
  { name: 'Basic', cost: { cents: 700, unit: 'month' }, dedicated: false },
].map((size) => ({ id: randomUUID(), ...size }));

/** Starts the server on a free loopback port. */
export async function startFormationServer(): Promise<FormationServer> {
  const state: FormationServer = {
    url: '',
    requests: [],
    formation: [
      { id: randomUUID(), type: 'web', quantity: 3, size: 'Standard-2X' },
      { id: randomUUID(), type: 'worker', quantity: 1, size: 'Standard-1X' },
    ],
    fate: 'done',
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const server = createServer((request, response) => void respond(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return state;
}

async function respond(state: FormationServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  state.requests.push(`${request.method} ${request.url}`);
  let text = '';
  for await (const chunk of request) text += chunk;
  const send = (status: number, body: unknown) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'ratelimit-remaining': '4000',
      'request-id': 'req-1',
    });
    response.end(JSON.stringify(body));
  };
  if (request.url?.startsWith('/dyno-sizes')) return send(200, sizes);
  if (request.method === 'GET') return send(200, state.formation);
  if (state.fate === 'refused')
    return send(422, { id: 'invalid_params', message: 'Quantity must be between 0 and 100.' });
  if (state.fate === 'request-lost') return void request.socket.destroy();
  const { updates } = JSON.parse(text) as {
    updates: Array<{ type: string; quantity?: number; dyno_size?: { name: string } }>;
  };
  for (const update of updates) {
    const process = state.formation.find(({ type }) => type === update.type);
    if (process)
      Object.assign(process, {
        quantity: update.quantity ?? process.quantity,
        size: update.dyno_size?.name ?? process.size,
      });
  }
  if (state.fate === 'answer-lost') return void request.socket.destroy();
  send(
    200,
    state.formation.filter(({ type }) => updates.some((update) => update.type === type)),
  );
}
