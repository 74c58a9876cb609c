import 'server-only';
import { z } from 'zod';
import { defineMany } from './define-many';
import { restart } from './restart';

/** Restarts all dynos of many apps. Nothing undoes it. */
export const restartMany = defineMany({
  name: 'restart-many',
  operation: restart,
  verb: 'app:restart',
  wish: z.object({}),
  input: ({ id }) => ({ app: id, target: { kind: 'app' } }),
  words: (_wish, apps) => ({
    title: `Restart ${apps}`,
    done: `Began to restart ${apps}`,
    phrase: `restart ${apps}`,
    consequence: 'Every dyno stops and starts again; requests and jobs in flight get 30 seconds to end.',
  }),
});
