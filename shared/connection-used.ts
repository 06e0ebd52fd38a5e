/** Where the bytes went out. */
export interface ConnectionUsed {
  readonly localAddress: string | null;
  readonly ipVersion: 4 | 6 | null;
  /** Host and port of the proxy; null without one. */
  readonly proxy: string | null;
}
