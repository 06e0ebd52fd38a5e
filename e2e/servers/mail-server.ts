import { once } from 'node:events';
import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { parseMail, type ReceivedMail } from './received-mail';

/** How the server takes what it is given. */
export type Manner =
  | 'accept'
  /** 421 before anything is said. */
  | 'turn-away'
  /** 450 to the recipient, as greylisting does. */
  | 'put-off'
  /** 550 to the recipient. */
  | 'refuse-recipient'
  /** Keeps the mail after the final dot and breaks the connection instead of answering. */
  | 'drop-after-dot'
  /** Keeps the mail after the final dot and never answers. */
  | 'hang-after-dot';

/** A mail server on loopback: a real conversation, scripted faults, and a memory of all that came. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  /** User and password of each login that it repeated. */
  readonly logins: string[] = [];
  readonly #sockets = new Set<Socket>();
  #manner: Manner = 'accept';
  #password: string | null = null;
  #repeats = false;
  #port = 0;
  #sessions = 0;
  #refusals = 0;
  #server: SMTPServer | null = null;

  get port(): number {
    return this.#port;
  }

  /** How many connections it has seen. */
  get sessions(): number {
    return this.#sessions;
  }

  /** How many passwords it has refused. */
  get refusals(): number {
    return this.#refusals;
  }

  /** The mails that it said it took. */
  get accepted(): readonly ReceivedMail[] {
    return this.mails.filter(({ isAccepted }) => isAccepted);
  }

  /** From now on; a conversation that has begun is not changed. */
  behave(manner: Manner): void {
    this.#manner = manner;
  }

  /** From now on whoever logs in must know it; it is an access token where one is shown instead of a password. */
  requirePassword(password: string): void {
    this.#password = password;
  }

  /** From now on it refuses every login, with the words in which it was made. */
  repeatLogins(): void {
    this.#repeats = true;
  }

  /** Starts to listen: on a free port the first time, on the same port later. */
  async start(): Promise<void> {
    const server = new SMTPServer({
      banner: 'mail server of the tests',
      authOptional: true,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
      onConnect: (_session, done) => {
        this.#sessions += 1;
        done(this.#manner === 'turn-away' ? reply(421, 'Too busy, come back later') : null);
      },
      onAuth: ({ username, password, accessToken }, _session, done) => {
        if (this.#repeats) {
          this.logins.push(`${username ?? ''} ${password ?? ''}`);
          const asSent = Buffer.from(`\0${username ?? ''}\0${password ?? ''}`).toString('base64');
          return done(
            reply(535, `5.7.8 ${String(username)} with ${String(password)} (${asSent}) is not known`),
          );
        }
        const isKnown = this.#password === null || (accessToken ?? password) === this.#password;
        if (isKnown) return done(null, { user: username });
        this.#refusals += 1;
        // As providers do: what is wrong with a token is said before the refusal.
        if (accessToken !== undefined) return done(null, { data: { status: '401', schemes: 'bearer' } });
        done(reply(535, '5.7.8 Username and password not accepted'));
      },
      onRcptTo: (_address, _session, done) => {
        done(this.#answerToRecipient());
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => void this.#take(Buffer.concat(chunks), session, done));
      },
    });
    // Clients that are killed, and the faults below, break connections.
    server.on('error', () => undefined);
    server.server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server.server, 'listening');
    const address = server.server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
    this.#server = server;
  }

  /** Goes down: connections break, and new ones are refused. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    const closed = new Promise<void>((resolve) => {
      server.close(resolve);
    });
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #answerToRecipient(): Error | null {
    if (this.#manner === 'put-off') return reply(450, '4.2.0 Greylisted, try again later');
    if (this.#manner === 'refuse-recipient') return reply(550, '5.1.1 No such mailbox here');
    return null;
  }

  async #take(raw: Buffer, session: SMTPServerSession, done: (error: null) => void): Promise<void> {
    const manner = this.#manner;
    const isAccepted = manner === 'accept';
    this.mails.push(await parseMail(raw, { session: session.id, isAccepted }));
    if (isAccepted) return done(null);
    if (manner === 'drop-after-dot') this.#getSocket(session)?.destroy();
  }

  #getSocket({ remotePort }: SMTPServerSession): Socket | undefined {
    return [...this.#sockets].find((socket) => socket.remotePort === remotePort);
  }
}

function reply(responseCode: number, sentence: string): Error {
  return Object.assign(new Error(sentence), { responseCode });
}
