import type { World } from '@/simulator/engine/world';
import type { AppTransfer } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';

/** An offer of an app from one account to another. */
export function serialiseAppTransfer(world: World, transfer: AppTransfer): JsonObject {
  const emailOf = (id: string) => world.accounts.get(id)?.email ?? 'unknown@herokumanager.com';
  return {
    app: { name: world.apps.get(transfer.appId)?.name ?? '', id: transfer.appId },
    created_at: stamp(transfer.createdAtMs),
    id: transfer.id,
    owner: { email: emailOf(transfer.ownerId), id: transfer.ownerId },
    recipient: { email: emailOf(transfer.recipientId), id: transfer.recipientId },
    state: transfer.state,
    updated_at: stamp(transfer.updatedAtMs),
  };
}
