import { createHash } from 'node:crypto';
import type { SshKey } from '@/simulator/identity/model';
import { type Context, type JsonObject, list, one, type Route } from '@/simulator/route';
import { stamp } from '@/simulator/serialise/stamp';
import { textIn } from './input';
import { byId } from './sort';

const path = '/account/keys';
const pattern = /^(?:ssh-[\w-]+|ecdsa-[\w-]+)\s+([A-Za-z0-9+/]+={0,2})(?:\s+(.+))?$/;

function serialise({ id, comment, fingerprint, publicKey, createdAtMs, updatedAtMs }: SshKey): JsonObject {
  const times = { created_at: stamp(createdAtMs), updated_at: stamp(updatedAtMs) };
  return { id, comment, email: comment, fingerprint, public_key: publicKey, ...times };
}

function own(ctx: Context): SshKey[] {
  return ctx.world.sshKeys.in('account', ctx.account.id);
}

function named(ctx: Context): SshKey {
  const name = ctx.param('key');
  const found = own(ctx).find(({ id, fingerprint }) => id === name || fingerprint === name);
  return found ?? ctx.refuse(404, 'not_found', "Couldn't find that key.", { resource: 'key' });
}

function add(ctx: Context): SshKey {
  const publicKey = textIn(ctx, 'public_key')?.trim() ?? '';
  const [, material = '', comment = ''] = pattern.exec(publicKey) ?? [];
  if (material === '') return ctx.refuse(422, 'invalid_params', 'Public key is invalid.');
  const digest = createHash('md5').update(Buffer.from(material, 'base64')).digest('hex');
  const fingerprint = digest.replace(/(..)(?!$)/g, '$1:');
  if (own(ctx).some((row) => row.fingerprint === fingerprint)) {
    ctx.refuse(422, 'invalid_params', 'Fingerprint is already in use.');
  }
  return ctx.world.sshKeys.add({
    id: ctx.world.newId(),
    accountId: ctx.account.id,
    comment,
    fingerprint,
    publicKey,
    createdAtMs: ctx.now,
    updatedAtMs: ctx.now,
  });
}

/** SSH keys of an account. The schema has the reading of them; the official CLI adds and removes them as well. */
export const keyRoutes: Route[] = [
  { method: 'GET', path, scope: 'read', handle: (ctx) => list(own(ctx), byId, serialise) },
  { method: 'GET', path: `${path}/:key`, scope: 'read', handle: (ctx) => one(serialise(named(ctx))) },
  { method: 'POST', path, scope: 'global', handle: (ctx) => one(serialise(add(ctx)), 201) },
  {
    method: 'DELETE',
    path: `${path}/:key`,
    scope: 'global',
    handle: (ctx) => {
      const key = named(ctx);
      ctx.world.sshKeys.delete(key.id);
      return one(serialise(key));
    },
  },
];
