import 'server-only';
import pg from 'pg';

const retryMs = 2_000;

/**
 * Hears what is announced on a channel of a PostgreSQL server, over a connection of its own that is made again whenever
 * it breaks; returns how to stop. What is announced while it is away is not heard.
 */
export function listenOn(config: pg.ClientConfig, channel: string, onPayload: (payload: string) => void): () => void {
  let isStopped = false;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;

  const connect = async () => {
    const own = new pg.Client({ ...config, keepAlive: true });
    client = own;
    const again = () => {
      if (client !== own || isStopped) return;
      client = null;
      own.end().catch(() => undefined);
      retry = setTimeout(connect, retryMs);
      retry.unref();
    };
    own.on('error', again);
    own.on('end', again);
    own.on('notification', ({ payload }) => {
      if (payload) onPayload(payload);
    });
    try {
      await own.connect();
      await own.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch {
      again();
    }
  };
  void connect();
  return () => {
    isStopped = true;
    clearTimeout(retry);
    client?.end().catch(() => undefined);
  };
}
