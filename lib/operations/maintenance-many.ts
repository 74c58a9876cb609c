import 'server-only';
import { z } from 'zod';
import { defineMany } from './define-many';
import { maintenance } from './maintenance';

/** Switches maintenance mode of many apps on or off. */
export const maintenanceMany = defineMany({
  name: 'maintenance-many',
  operation: maintenance,
  verb: 'app:maintenance',
  wish: z.object({ on: z.boolean() }),
  input: ({ id }, { on }) => ({ app: id, on }),
  words({ on }, apps) {
    const word = on ? 'on' : 'off';
    return {
      title: `Turn maintenance ${word} for ${apps}`,
      done: `Began to turn maintenance ${word} for ${apps}`,
      phrase: `maintenance ${word} for ${apps}`,
    };
  },
});
