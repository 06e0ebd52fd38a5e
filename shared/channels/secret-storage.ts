/** Where a secret is kept. Persisted. */
export const SECRET_STORAGES = ['keyring', 'session', 'file'] as const;
export type SecretStorage = (typeof SECRET_STORAGES)[number];
