import type { Resolver } from 'node:dns/promises';
import type { MailSettings } from '../../../../shared/settings';
import { unlessAborted } from '../../../core/run/unless-aborted';
import { SmtpTranscript } from '../smtp/transcript';
import type { MailLimits } from '../smtp/transport';
import type { DnsAnswer, LookUps } from './look-ups';

/** Time limits of one try of a server, in ms. Nothing is sent. */
const TRY_LIMITS: MailLimits = {
  connectMs: 5_000,
  greetingMs: 5_000,
  silenceMs: 5_000,
  handOverMs: 5_000,
  verdictMs: 5_000,
};

export interface NetworkLookUpsDeps {
  readonly resolver: Pick<Resolver, 'resolveSrv' | 'resolveMx'>;
  /** The text of a document; null where there is none. */
  readonly fetchText: (url: string) => Promise<string | null>;
  /** Names and certificates that the user’s mail is sent with. */
  readonly settings: () => MailSettings;
  /** PEM certificates to trust instead of the system’s. */
  readonly trusted?: readonly string[];
}

/** The questions of a search, asked of the real network. */
export function networkLookUps({ resolver, fetchText, settings, trusted }: NetworkLookUpsDeps): LookUps {
  return {
    fetchConfig: (url, signal) => unlessAborted(fetchText(url), signal, () => null),
    resolveSrv: (name, signal) => asked(resolver.resolveSrv(name), signal),
    resolveMx: (domain, signal) => asked(resolver.resolveMx(domain), signal),
    answers: async (server, signal) => {
      const order = {
        settings: { ...settings(), ...server, user: '' },
        recipient: '',
        login: { kind: 'none' },
        tls: trusted === undefined ? {} : { ca: [...trusted] },
        proxyUrl: null,
        dkim: null,
      } as const;
      // The library is large, and a start searches for no server.
      const { smtpTransport } = await import('../smtp/transport');
      const transport = smtpTransport(order, TRY_LIMITS, new SmtpTranscript(() => undefined));
      const isThere = transport.verify().then(
        () => true,
        () => false,
      );
      return unlessAborted(isThere, signal, () => false);
    },
  };
}

/** Names of the DNS’s answers: there is no such name, and the name has no such records. */
const UNKNOWN = 'ENOTFOUND';
const NONE = 'ENODATA';

async function asked<DnsRecord>(
  question: Promise<readonly DnsRecord[]>,
  signal: AbortSignal,
): Promise<DnsAnswer<DnsRecord>> {
  const answer = question.then(
    (records): DnsAnswer<DnsRecord> => ({ kind: 'records', records }),
    (error: unknown): DnsAnswer<DnsRecord> => {
      const code: unknown = Reflect.get(Object(error) as object, 'code');
      if (code === UNKNOWN) return { kind: 'unknown' };
      return { kind: code === NONE ? 'none' : 'unreachable' };
    },
  );
  return unlessAborted(answer, signal, () => ({ kind: 'unreachable' }));
}
