import { createHash } from 'node:crypto';

/** Everything that can break delivery. */
export interface Way {
  /** Version of Linewatch. */
  readonly version: string;
  /** Null if there is no network. */
  readonly network: string | null;
  /** Settings of one channel, or of all. */
  readonly settings: object;
}

/** Fingerprint of the circumstances: a proof of delivery under another fingerprint is stale. */
export function getCircumstances({ version, network, settings }: Way): string {
  return createHash('sha256')
    .update(JSON.stringify([version, network, settings]))
    .digest('hex');
}
