/** Speed-test services that Linewatch can use. Persisted. */
export const PROVIDER_KINDS = ['librespeed'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** A test server as it is recorded with a run and shown. */
export interface ServerRef {
  readonly name: string;
  /** Base address, with scheme. */
  readonly url: string;
}
