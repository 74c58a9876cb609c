import type { Page } from '@playwright/test';
import type { Sim } from '../harness/sim';

/** One state of one page that the sweep looks at. */
export type Look = {
  name: string;
  at: string;
  /** Seen without a session. */
  isPublic?: boolean;
  /** Brings the page into the state that is looked at. */
  prepare?: (page: Page, sim: Sim) => Promise<void>;
  /** Answers with an error status, which the browser logs. */
  isMissing?: boolean;
  only?: 'desktop' | 'phone';
};
