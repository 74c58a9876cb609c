import { routes } from '@/lib/routes';
import { onCrowd } from './crowd';
import { eventNames, type LiveEvent } from './live-events';
import type { LiveState } from './live-state';

const retryMs = 10_000;

type Listener = { onEvent(event: LiveEvent): void; onState(state: LiveState['state']): void };

/**
 * Keeps the event stream open until the signal says otherwise. The browser opens it again after an interruption and
 * says where it was; where the server refused, it is tried again later. While many reads wait, the stream makes room for
 * them and misses nothing by it. `since` is the version that is known already.
 */
export function keepSource(since: () => string | null, signal: AbortSignal, { onEvent, onState }: Listener): void {
  let retry: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  let isMakingRoom = false;

  const open = () => {
    const version = since();
    const own = new EventSource(`${routes.events()}${version ? `?since=${encodeURIComponent(version)}` : ''}`);
    source = own;
    for (const name of eventNames) {
      own.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
        if (name === 'end') own.close();
        else onState('live');
        onEvent({ event: name, data, version: lastEventId || null });
        if (name === 'end') onState('ended');
      });
    }
    own.onerror = () => {
      onState('broken');
      if (own.readyState === EventSource.CLOSED) retry = setTimeout(open, retryMs);
    };
  };
  onCrowd((isCrowded) => {
    if (!source || source.readyState === EventSource.CLOSED) {
      if (!isMakingRoom || isCrowded) return;
      isMakingRoom = false;
      open();
    } else if (isCrowded) {
      isMakingRoom = true;
      source.close();
    }
  });
  signal.addEventListener('abort', () => {
    onCrowd(null);
    clearTimeout(retry);
    source?.close();
  });
  open();
}
