import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extras, nominalFormats } from './extras';
import { authorize, issueRefresh } from './identity/tokens';
import { allRoutes } from './routes/all-routes';
import { type Simulator, startSimulator } from './start';
import { type Answered, apiCaller } from './testing/api-caller';
import { certificatePem } from './testing/certificate';
import { type HyperSchema, readHyperSchema, type SchemaLink } from './testing/hyper-schema';
import { walkAppAccess, walkApps } from './testing/walk-apps';
import { walkObserving } from './testing/walk-observing';
import { walkAddOns, walkPipelines } from './testing/walk-pipelines';
import { type OAuthGround, walkPlatform } from './testing/walk-platform';

const schemaFile = process.env.HEROKU_SCHEMA ?? '';
const sdkFile = schemaFile === '' ? '' : join(dirname(schemaFile), 'schema-3.sdk.json');
if (schemaFile === '') {
  console.warn('HEROKU_SCHEMA names no schema file: conformance of the simulator is NOT checked (docs/simulator.md).');
}

const variants = [
  { variant: 'v3', version: '3', file: schemaFile },
  ...(existsSync(sdkFile) ? [{ variant: 'sdk', version: '3.sdk', file: sdkFile }] : []),
];

function linkOf(schema: HyperSchema, method: string, path: string): SchemaLink | undefined {
  const wanted = path.split('?')[0]?.split('/') ?? [];
  const fits = schema.links.filter((link) => {
    const parts = link.href.split('/');
    return (
      link.method === method &&
      parts.length === wanted.length &&
      parts.every((part, at) => part === '{}' || part === wanted[at])
    );
  });
  const openness = (link: SchemaLink) => link.href.split('{}').length;
  return fits.sort((a, b) => openness(a) - openness(b))[0];
}

const keyOf = (link: SchemaLink) => `${link.method} ${link.href}`;

/** The resource an answer shows, which is not always the one that documents the call. */
function shownBy(link: SchemaLink): string {
  const reference = link.target?.$ref ?? link.target?.items?.$ref ?? `#/definitions/${link.resource}`;
  return reference.split('/')[2] ?? link.resource;
}

function allowanceOf(link: SchemaLink, variant: string) {
  const resource = shownBy(link);
  const allowed = extras.filter((row) => row.resource === resource && ['both', variant].includes(row.variant));
  return { extras: allowed.map((row) => row.property), nominalFormats: nominalFormats[resource] ?? [] };
}

/** A consent of the first account to the demo client, as the identity pages would leave it behind. */
function refreshable({ line, universe }: Simulator): OAuthGround {
  const world = universe.default;
  const { clientId, clientSecret } = line.oauth;
  const accountId = world.announced[0] ?? '';
  const times = { createdAtMs: world.now(), updatedAtMs: world.now() };
  const session = world.sessions.add({ id: world.newId(), accountId, nonce: 'walk', ...times });
  const input = { accountId, clientId, scopes: ['global'] as const, description: 'walk', sessionId: session.id };
  const consent = authorize(world, input);
  return { clientSecret, refreshToken: issueRefresh(world, consent).token };
}

describe.skipIf(schemaFile === '').each(variants)('against the published schema, $variant', (row) => {
  const problems: string[] = [];
  const covered = new Set<string>();
  let schema: HyperSchema;
  let simulator: Simulator;

  function judge({ method, path, status, body }: Answered): void {
    const link = linkOf(schema, method, path);
    if (!link) return;
    covered.add(keyOf(link));
    const expected = link.rel === 'create' ? [200, 201] : link.rel === 'empty' ? [202] : [200, 206];
    if (!expected.includes(status)) problems.push(`${keyOf(link)}: status ${status} ${JSON.stringify(body)}`);
    else if (link.target) {
      const found = schema.problems(link.target, body, allowanceOf(link, row.variant));
      problems.push(...found.map((text) => `${keyOf(link)} → ${text}`));
    }
  }

  beforeAll(async () => {
    schema = readHyperSchema(row.file);
    simulator = await startSimulator({ port: 0, apps: 60, seed: 7 });
  });

  afterAll(() => simulator.close());

  it('answers exactly the declared properties on every route it implements', async () => {
    const { url, line } = simulator;
    const token = line.accounts[0]?.token ?? '';
    const caller = apiCaller({ base: url, token, version: row.version, onAnswer: judge });
    const pass = async (ms: number) => {
      const answer = await caller.call('POST', '/_sim/worlds/default/clock', { advanceMs: ms });
      expect(answer.status).toBe(200);
    };
    const ground = { app: 'checkout-api-production', team: 'payments', colleague: 'jonas@fernhill.example' };
    await walkPipelines(caller, ground, pass);
    await walkAddOns(caller, ground, pass);
    await walkAppAccess(caller, { ...ground, pem: certificatePem });
    await walkApps(caller, ground);
    await walkObserving(caller, ground, pass);
    await walkPlatform(caller, { ...ground, ...refreshable(simulator) });

    const implemented = new Set(allRoutes.map((route) => `${route.method} ${route.path.replace(/:[^/]+/g, '{}')}`));
    const walkable = [...new Set(schema.links.map(keyOf))].filter((key) => implemented.has(key));
    const missed = walkable.filter((key) => !covered.has(key));
    console.warn(
      `${row.variant}: ${walkable.length - missed.length} of ${walkable.length} implemented calls conform-checked; the schema documents ${schema.links.length}.`,
    );
    expect(problems).toEqual([]);
    expect(missed).toEqual([]);
  });
});
