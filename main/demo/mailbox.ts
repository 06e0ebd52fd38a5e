import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { ReceivedMail } from '../../shared/mail/received-mail';

/** A mail server on this computer that keeps what it receives in memory, for the demonstration. */
export class Mailbox {
  readonly #onMail: (mail: ReceivedMail) => void;
  readonly #now: () => number;

  readonly #mails: ReceivedMail[] = [];
  readonly #server: SMTPServer;

  constructor(onMail: (mail: ReceivedMail) => void, now: () => number) {
    this.#onMail = onMail;
    this.#now = now;

    this.#server = new SMTPServer({
      banner: 'Linewatch demonstration mailbox',
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.#keep(Buffer.concat(chunks)).then(() => done(), done);
        });
      },
    });
  }

  get mails(): readonly ReceivedMail[] {
    return this.#mails;
  }

  /** Starts to listen on loopback and resolves with the port. */
  open(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.server.address();
        if (typeof address === 'object' && address !== null) resolve(address.port);
      });
    });
  }

  close(): void {
    this.#server.close();
  }

  async #keep(raw: Buffer): Promise<void> {
    const parsed = await PostalMime.parse(raw);
    const mail: ReceivedMail = {
      messageId: parsed.messageId ?? '',
      subject: parsed.subject ?? '',
      from: parsed.from?.address ?? '',
      to: (parsed.to ?? []).map((address) => address.address ?? ''),
      receivedAt: this.#now(),
      html: parsed.html ?? '',
      text: parsed.text ?? '',
    };
    this.#mails.unshift(mail);
    this.#onMail(mail);
  }
}
