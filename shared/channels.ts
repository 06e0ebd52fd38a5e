/** Ways to tell. Persisted. */
export const CHANNEL_KINDS = ['mail', 'desktop'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** How a mail connection is secured. Persisted. */
export const MAIL_SECURITY = ['implicit-tls', 'starttls-required', 'starttls-opportunistic', 'none'] as const;
export type MailSecurity = (typeof MAIL_SECURITY)[number];

/** Where a password is kept. Persisted. */
export const SECRET_STORAGES = ['keyring', 'session', 'file'] as const;
export type SecretStorage = (typeof SECRET_STORAGES)[number];

/** Names of the secrets that Linewatch may hold; never part of settings, logs or exports. */
export const SECRET_NAMES = ['mail.password'] as const;
export type SecretName = (typeof SECRET_NAMES)[number];

/** What is known of a secret without reading it. `unreadable`: it is stored, but could not be decrypted. */
export interface SecretStatus {
  readonly name: SecretName;
  readonly state: 'absent' | 'stored' | 'unreadable';
  readonly storage: SecretStorage | null;
  /** Whether this computer offers a keyring; without one the user chooses between session and file. */
  readonly isKeyringAvailable: boolean;
}
