import type { Context } from '@/simulator/route';

/** Where output streams of the caller's world are read, on the very address the caller used. */
export function streamBase(ctx: Context): string {
  return `http://${ctx.headers.host ?? '127.0.0.1'}/streams/${encodeURIComponent(ctx.world.id)}`;
}

/** Where an upload of this id is put and fetched. */
export function uploadUrl(ctx: Context, id: string): string {
  return `${streamBase(ctx)}/sources/${id}.tgz`;
}
