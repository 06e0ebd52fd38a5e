import { readFileSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { readPublicKey } from './feed-signature';

/** Where this copy looks for updates, and the key that they must be signed with. */
export interface FeedPlace {
  readonly url: string;
  readonly key: KeyObject;
}

/** What the packaging leaves beside the application: the address for the library, and the key of the project. */
export const FEED_FILE = 'app-update.yml';
const KEY_FILE = 'update-key.pem';

/** Null where this copy was built without an address or without a key: it looks for no updates. */
export function readFeedPlace(resources: string): FeedPlace | null {
  try {
    const key = readPublicKey(readFileSync(join(resources, KEY_FILE), 'utf8'));
    const [, url = ''] =
      /^url: *['"]?(https?:[^'"\s]+)/m.exec(readFileSync(join(resources, FEED_FILE), 'utf8')) ?? [];
    return key === null || !URL.canParse(url) ? null : { url, key };
  } catch {
    return null;
  }
}
