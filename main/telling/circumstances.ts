import { createHash } from 'node:crypto';

/** What can break the way to the readers. */
export interface Way {
  /** Of Linewatch. */
  readonly version: string;
  /** Null where there is none. */
  readonly network: string | null;
  /** Of one channel, or of all. */
  readonly settings: object;
}

/** A short text that changes with any of it: a proof that was got under other circumstances is stale. */
export function getCircumstances({ version, network, settings }: Way): string {
  return createHash('sha256')
    .update(JSON.stringify([version, network, settings]))
    .digest('hex');
}
