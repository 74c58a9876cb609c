import { randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '@/lib/access/permissions';
import type { Viewer } from '@/lib/auth/viewer';
import { credentialWrite } from '@/lib/connections/credentials';
import { recordAppAccess } from '@/lib/connections/reach';
import { getDb, setDatabase } from '@/lib/db/client';
import type { OpenDatabase } from '@/lib/db/open-database';
import { connections, fleetApps, people } from '@/lib/db/schema';
import { parseEnv } from '@/lib/env';
import { forgetPerProcess, setPerProcess } from '@/lib/per-process';
import { endWriters } from './end-writers';

/** Gives this process an environment with new secrets; `extra` overrides single variables. */
export function setEnvironment(apiUrl: string, extra: Record<string, string> = {}): void {
  const check = parseEnv({
    HEROKU_API_URL: apiUrl,
    HEROKU_ID_URL: apiUrl,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('hex'),
    PUBLIC_URL: 'http://localhost:3000',
    OWNER_EMAILS: 'owner@example.com',
    LOG_LEVEL: 'silent',
    ...extra,
  });
  if (!check.ok) throw new Error(check.problems.join('\n'));
  forgetPerProcess('vault');
  setPerProcess('env', check.env);
}

/** Points this process at a database and a Heroku, as its environment would; `extra` overrides single variables. */
export function standUp(database: OpenDatabase, apiUrl: string, extra: Record<string, string> = {}): void {
  setEnvironment(apiUrl, extra);
  forgetPerProcess('heroku');
  endWriters();
  setDatabase(database);
}

/** Adds a person with a private connection that holds a token and reaches these apps. */
export async function addPerson(role: Role, apps: ReadonlyArray<{ id: string; name: string; stage?: string }> = []) {
  const db = await getDb();
  const viewer: Viewer = {
    personId: randomUUID(),
    email: `${role}-${randomUUID().slice(0, 8)}@example.com`,
    name: role,
    role,
    herokuAccountId: randomUUID(),
  };
  const { personId: id, herokuAccountId, email, name } = viewer;
  await db.insert(people).values({ id, herokuAccountId, email, name, role });
  const connectionId = randomUUID();
  await db
    .insert(connections)
    .values({ id: connectionId, ownerId: id, name: 'own', kind: 'token', herokuAccountId, herokuEmail: email });
  const write = await credentialWrite(
    connectionId,
    { accessToken: `HRKU-${randomUUID()}`, refreshToken: null, expiresAt: null },
    new Date(),
  );
  await db.transaction(write);
  for (const app of apps) {
    const coupling = app.stage ? { stage: app.stage, pipelineId: randomUUID(), pipeline: 'checkout' } : null;
    await db
      .insert(fleetApps)
      .values({
        appId: app.id,
        name: app.name,
        app: { name: app.name },
        appReadAt: new Date(),
        coupling,
        couplingReadAt: new Date(),
      })
      .onConflictDoNothing();
  }
  await recordAppAccess(
    connectionId,
    apps.map((app) => app.id),
    new Date(),
  );
  return { viewer, connectionId };
}
