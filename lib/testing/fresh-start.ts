import { vi } from 'vitest';
import { forgetAllPerProcess } from '@/lib/per-process';
import { endWriters } from './end-writers';

// Files share a worker and the libraries loaded in it; what is ours starts anew with each of them.
vi.useRealTimers();
vi.unstubAllEnvs();
vi.unstubAllGlobals();
endWriters();
forgetAllPerProcess();
if (typeof document !== 'undefined') {
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', '/');
}
vi.resetModules();
