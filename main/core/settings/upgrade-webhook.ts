import { getChild } from './cuts';
import type { Json } from './upgrade-rules';

/** Until version 3 the webhook sent version 1 of its JSON. Whoever has an address already goes on getting that. */
export function webhooksInVersion1(settings: Json): Json {
  const { channels } = settings;
  const webhook = getChild(channels, 'webhook');
  const url = getChild(webhook, 'url');
  if (typeof url !== 'string' || url === '') return settings;
  return Object.assign({}, settings, {
    channels: Object.assign({}, channels, {
      webhook: Object.assign({ schemaVersion: '1' }, webhook),
    }),
  });
}
