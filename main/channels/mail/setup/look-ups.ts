import type { SubmissionServer } from '../../../../shared/mail/mail-providers';

/** What the DNS answered. `unknown`: there is no such domain. `unreachable`: it could not be asked. */
export type DnsAnswer<DnsRecord> =
  | { readonly kind: 'records'; readonly records: readonly DnsRecord[] }
  | { readonly kind: 'none' | 'unknown' | 'unreachable' };

export interface SrvRecord {
  readonly name: string;
  readonly port: number;
  readonly priority: number;
  readonly weight: number;
}

export interface MxRecord {
  readonly exchange: string;
  readonly priority: number;
}

/** The questions that a search for a mail server asks of the network. Each ends when `signal` is aborted. */
export interface LookUps {
  /** The text of a document; null where there is none. */
  readonly fetchConfig: (url: string, signal: AbortSignal) => Promise<string | null>;
  readonly resolveSrv: (name: string, signal: AbortSignal) => Promise<DnsAnswer<SrvRecord>>;
  readonly resolveMx: (domain: string, signal: AbortSignal) => Promise<DnsAnswer<MxRecord>>;
  /** Whether a mail server answers there, with the encryption that is asked for and a certificate that is trusted. */
  readonly answers: (server: SubmissionServer, signal: AbortSignal) => Promise<boolean>;
}
