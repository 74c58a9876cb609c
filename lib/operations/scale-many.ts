import 'server-only';
import { z } from 'zod';
import { callerFor } from '@/lib/connections/caller';
import { connectionForApp } from '@/lib/connections/reach';
import { applySizes } from '@/lib/fleet/model';
import { sizesOf } from '@/lib/fleet/sizes';
import { listDynoSizes } from '@/lib/heroku/dyno-sizes';
import { Failure, fail, unwrap } from '@/lib/result';
import { defineMany } from './define-many';
import { scale } from './scale';

const Wish = z
  .object({
    type: z.string().regex(/^[-\w]{1,128}$/),
    /** So many dynos, or so many more or fewer than each app has now. */
    quantity: z
      .union([
        z.object({ to: z.number().int().min(0).max(1_000) }),
        z.object({ by: z.number().int().min(-1_000).max(1_000) }),
      ])
      .nullable(),
    size: z.string().max(64).nullable(),
  })
  .refine(({ quantity, size }) => quantity !== null || size !== null);
type Wish = z.infer<typeof Wish>;

/** Scales one process type of many apps: to a number of dynos, by a number, to a size, or to both. */
export const scaleMany = defineMany({
  name: 'scale-many',
  operation: scale,
  verb: 'app:scale',
  wish: Wish,
  input(app, { type, quantity, size }: Wish) {
    const is = app.formation?.value.find((process) => process.type === type);
    if (app.formation && !is) refuse(`It has no process type ${type}.`);
    const now = is?.quantity ?? 0;
    const to = quantity === null ? now : 'to' in quantity ? quantity.to : Math.max(0, now + quantity.by);
    return { app: app.id, processes: [{ type, quantity: to, size: size ?? is?.size ?? 'unknown' }] };
  },
  words({ type, quantity, size }, apps) {
    const what = `${type}${amount(quantity)}${size === null ? '' : ` to ${size}`}`;
    return { title: `Scale ${what} on ${apps}`, done: `Began to scale ${what} on ${apps}`, phrase: `scale ${apps}` };
  },
  async sizes({ viewer }, [first]) {
    const connection = first === undefined ? null : await connectionForApp(viewer, first);
    if (!connection) return [];
    const purpose = 'operation:scale-many';
    const caller = callerFor(connection, { purpose, lane: 'interactive', personId: viewer.personId });
    const sizes = sizesOf(unwrap(await listDynoSizes(caller)));
    await applySizes(sizes);
    return sizes;
  },
});

function amount(quantity: Wish['quantity']): string {
  if (quantity === null) return '';
  if ('to' in quantity) return ` to ${quantity.to}`;
  return ` by ${quantity.by > 0 ? `+${quantity.by}` : `−${-quantity.by}`}`;
}

function refuse(reason: string): never {
  throw new Failure(fail('refused', reason).error);
}
