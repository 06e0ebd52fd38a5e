import { isMailAddress } from '../../../shared/mail/mail-address';

interface Headed {
  readonly message: { buildHeaders(): string };
}

/** RFC 5322 §2.1.1: recommended maximum line length. */
const LINE_LENGTH = 78;

/**
 * Puts the addresses of To and Cc in angle brackets. The library writes an address without a name bare, which is
 * valid, but which spam filters count against a mail.
 */
export function bracketAddresses({ message }: Headed, done: () => void): void {
  const build = message.buildHeaders.bind(message);
  message.buildHeaders = () => withBrackets(build());
  done();
}

/** The header with the recipients’ addresses in angle brackets; all other fields are unchanged. */
export function withBrackets(header: string): string {
  return header
    .split(/\r\n(?![ \t])/)
    .map((field) => {
      const [, name, list] = /^(To|Cc): ([^]*)$/.exec(field) ?? [];
      const addresses = list?.split(',').map((address) => address.trim());
      if (name === undefined || addresses?.every(isMailAddress) !== true) return field;
      return folded(`${name}:`, addresses);
    })
    .join('\r\n');
}

function folded(start: string, addresses: readonly string[]): string {
  let line = start;
  const lines: string[] = [];
  for (const [index, address] of addresses.entries()) {
    const part = ` <${address}>${index + 1 < addresses.length ? ',' : ''}`;
    if (line.length + part.length > LINE_LENGTH && line !== start) {
      lines.push(line);
      line = '';
    }
    line += part;
  }
  return [...lines, line].join('\r\n');
}
