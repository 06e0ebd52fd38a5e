import type { MailSecurity } from '../../../shared/channels';

/** Submission over TLS (RFC 8314), submission with STARTTLS (RFC 6409), and plain SMTP (RFC 5321). */
const USUAL_PORTS: Readonly<Record<MailSecurity, string>> = {
  'implicit-tls': '465',
  'starttls-required': '587',
  'starttls-opportunistic': '587',
  none: '25',
};

/** The port for a way to secure the connection: its usual one, unless a person has set another than the usual. */
export function portFor(
  security: MailSecurity,
  before: { readonly security: MailSecurity; readonly port: string },
): string {
  const isUntouched = before.port.trim() === '' || before.port.trim() === USUAL_PORTS[before.security];
  return isUntouched ? USUAL_PORTS[security] : before.port;
}
