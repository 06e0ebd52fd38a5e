import { z } from 'zod';
import { defineChannel } from './definition';

/** Notifications of this computer's desktop. */
export const desktop = defineChannel({
  schema: z.object({ isEnabled: z.boolean().default(true) }),
  fields: {},
  secrets: {},
});
