import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { TEST_KEY } from './certificates';

/** What the server does: a reply (`drop` closes the connection, `silence` says nothing), or what the test wants. */
export type SmtpStep = string | ((answer: (reply: string) => void, socket: Socket) => void);

/** Where a script departs from a server that takes everything. `dot` is the end of the message. */
export type SmtpScript = Partial<
  Record<'greeting' | 'EHLO' | 'HELO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'dot', SmtpStep>
>;

/** A message that the server has, whether or not it could say so. */
export interface KeptMail {
  readonly source: string;
  /** High-resolution time since the epoch, in ms. */
  readonly at: number;
}

export interface SmtpServer {
  readonly port: number;
  /** Every command line that arrived, in order. */
  readonly commands: readonly string[];
  /** Every message that arrived whole, up to the final dot. */
  readonly messages: readonly string[];
  /** Those that were not refused after the final dot. */
  readonly kept: readonly KeptMail[];
  close(): Promise<void>;
}

export interface SmtpServerOptions {
  /** By the number of the connection, from 0. */
  readonly script?: (connection: number) => SmtpScript;
  /** Any free one where it is missing. */
  readonly port?: number;
  /** Speaks TLS from the first byte, with this certificate of TEST_KEY. */
  readonly certificate?: string;
}

const GOOD: Required<SmtpScript> = {
  greeting: '220 test ESMTP',
  EHLO: '250-test\r\n250 AUTH PLAIN LOGIN',
  HELO: '250 test',
  STARTTLS: '502 5.5.1 not here',
  AUTH: '235 2.7.0 welcome',
  MAIL: '250 2.1.0 Ok',
  RCPT: '250 2.1.5 Ok',
  DATA: '354 go on',
  dot: '250 2.0.0 Ok: queued as 4XY',
};

interface Taken {
  readonly commands: string[];
  readonly messages: string[];
  readonly kept: KeptMail[];
}

/** A mail server on loopback that follows a script. */
export async function startSmtpServer(options: SmtpServerOptions = {}): Promise<SmtpServer> {
  const taken: Taken = { commands: [], messages: [], kept: [] };
  const sockets = new Set<Socket>();
  let connections = 0;
  const onConnection = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, { ...GOOD, ...options.script?.(connections++) }, taken);
  };
  const server = listener(options.certificate, onConnection);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    ...taken,
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function listener(certificate: string | undefined, onConnection: (socket: Socket) => void): Server {
  if (certificate === undefined) return createServer(onConnection);
  return createSecureServer({ cert: certificate, key: TEST_KEY }, onConnection).on(
    'tlsClientError',
    () => undefined,
  );
}

function converse(socket: Socket, steps: Required<SmtpScript>, { commands, messages, kept }: Taken): void {
  let waiting = '';
  let isInMessage = false;
  const act = (step: SmtpStep) => {
    if (typeof step === 'function') step(act, socket);
    else if (step === 'drop') socket.destroy();
    else if (step !== 'silence') {
      isInMessage = step.startsWith('354');
      socket.write(`${step}\r\n`);
    }
  };
  const nextPart = (): string | null => {
    const end = isInMessage ? '\r\n.\r\n' : '\r\n';
    const at = waiting.indexOf(end);
    if (at === -1) return null;
    const part = waiting.slice(0, at);
    waiting = waiting.slice(at + end.length);
    return part;
  };
  const take = (source: string) => {
    messages.push(source);
    const isRefused = typeof steps.dot === 'string' && /^[45]/.test(steps.dot);
    if (!isRefused) kept.push({ source, at: performance.timeOrigin + performance.now() });
    isInMessage = false;
    act(steps.dot);
  };
  socket.on('data', (chunk) => {
    waiting += chunk.toString('latin1');
    for (let part = nextPart(); part !== null; part = nextPart()) {
      if (isInMessage) {
        // RFC 5321 §4.5.2: a line that begins with a dot travels with two.
        take(part.replace(/^\.\./gm, '.'));
        continue;
      }
      commands.push(part);
      const verb = part.split(' ')[0]?.toUpperCase() ?? '';
      const step = verb in steps ? steps[verb as keyof SmtpScript] : '250 Ok';
      act(step ?? '250 Ok');
    }
  });
  act(steps.greeting);
}
