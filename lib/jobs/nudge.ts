import 'server-only';
import { EventEmitter } from 'node:events';
import { perProcess } from '@/lib/per-process';

const due = () => perProcess('jobs.nudge', () => new EventEmitter());

/** Says that a job became due, so that this process's runner looks now and not within a second. */
export function nudge(): void {
  due().emit('due');
}

/** Calls `listener` at every nudge until the function that it answers is called. */
export function onNudge(listener: () => void): () => void {
  due().on('due', listener);
  return () => due().off('due', listener);
}
