import type { AppTransfer } from '@/simulator/model';
import { type Context, list, one, type Route } from '@/simulator/route';
import { serialiseAppTransfer } from '@/simulator/serialise/app-transfer';
import { findApp } from './find-app';
import { requireReference, textIn } from './input';
import { byId } from './sort';
import { transferApp } from './transfer-app';

const path = '/account/app-transfers';

function concerns(ctx: Context, transfer: AppTransfer): boolean {
  return (
    [transfer.ownerId, transfer.recipientId].includes(ctx.account.id) &&
    ctx.world.apps.get(transfer.appId) !== undefined
  );
}

function namedTransfer(ctx: Context): AppTransfer {
  const named = ctx.param('transfer');
  const found = [...ctx.world.appTransfers].find((row) => {
    const isNamed = row.id === named || ctx.world.apps.get(row.appId)?.name === named;
    return isNamed && concerns(ctx, row);
  });
  return found ?? ctx.refuse(404, 'not_found', "Couldn't find that app transfer.", { resource: 'app_transfer' });
}

function create(ctx: Context): AppTransfer {
  const app = findApp(ctx, requireReference(ctx, 'app'), 'manage');
  const recipient = ctx.world.accounts.find(requireReference(ctx, 'recipient'));
  if (!recipient) return ctx.refuse(404, 'not_found', "Couldn't find that user.", { resource: 'user' });
  if (app.ownerId !== ctx.account.id) ctx.refuse(403, 'forbidden', `You do not own ${app.name}.`);
  return ctx.world.appTransfers.add({
    id: ctx.world.newId(),
    appId: app.id,
    ownerId: ctx.account.id,
    recipientId: recipient.id,
    state: 'pending',
    createdAtMs: ctx.now,
    updatedAtMs: ctx.now,
  });
}

function decide(ctx: Context): AppTransfer {
  const transfer = namedTransfer(ctx);
  const state = textIn(ctx, 'state');
  if (state !== 'accepted' && state !== 'declined') {
    return ctx.refuse(422, 'invalid_params', 'State must be accepted or declined.');
  }
  if (transfer.recipientId !== ctx.account.id) ctx.refuse(403, 'forbidden', 'Only the recipient can decide.');
  if (transfer.state !== 'pending') ctx.refuse(422, 'invalid_params', `The transfer is already ${transfer.state}.`);
  Object.assign(transfer, { state, updatedAtMs: ctx.now });
  const app = ctx.world.apps.get(transfer.appId);
  if (app && state === 'accepted') transferApp(ctx, app, transfer.recipientId);
  return transfer;
}

export const appTransferRoutes: Route[] = [
  {
    method: 'GET',
    path,
    scope: 'global',
    handle: (ctx) =>
      list(
        [...ctx.world.appTransfers].filter((row) => concerns(ctx, row)),
        byId,
        (row) => serialiseAppTransfer(ctx.world, row),
      ),
  },
  { method: 'POST', path, scope: 'global', handle: (ctx) => one(serialiseAppTransfer(ctx.world, create(ctx)), 201) },
  {
    method: 'GET',
    path: `${path}/:transfer`,
    scope: 'global',
    handle: (ctx) => one(serialiseAppTransfer(ctx.world, namedTransfer(ctx))),
  },
  {
    method: 'PATCH',
    path: `${path}/:transfer`,
    scope: 'global',
    handle: (ctx) => one(serialiseAppTransfer(ctx.world, decide(ctx))),
  },
  {
    method: 'DELETE',
    path: `${path}/:transfer`,
    scope: 'global',
    handle: (ctx) => {
      const transfer = namedTransfer(ctx);
      ctx.world.appTransfers.delete(transfer.id);
      return one(serialiseAppTransfer(ctx.world, transfer));
    },
  },
];
