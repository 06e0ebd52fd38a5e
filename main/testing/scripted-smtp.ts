import { createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the server does: a reply (`drop` closes the connection, `silence` says nothing), or what the test wants. */
export type SmtpStep = string | ((answer: (reply: string) => void) => void);

/** Where a script departs from a server that takes everything. `dot` is the end of the message. */
export type SmtpScript = Partial<
  Record<'greeting' | 'EHLO' | 'HELO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'dot', SmtpStep>
>;

export interface ScriptedSmtp {
  readonly port: number;
  /** Every command line that arrived, in order. */
  readonly commands: readonly string[];
  /** Every message that arrived whole, up to the final dot. */
  readonly messages: readonly string[];
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

/** A mail server on loopback that follows a script, until the test ends. */
export async function scriptedSmtp(script: SmtpScript = {}): Promise<ScriptedSmtp> {
  const steps = { ...GOOD, ...script };
  const commands: string[] = [];
  const messages: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    converse(socket, steps, { commands, messages });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, commands, messages };
}

function converse(
  socket: Socket,
  steps: Required<SmtpScript>,
  { commands, messages }: { readonly commands: string[]; readonly messages: string[] },
): void {
  let waiting = '';
  let isInMessage = false;
  const act = (step: SmtpStep) => {
    if (typeof step === 'function') step(act);
    else if (step === 'drop') socket.destroy();
    else if (step !== 'silence') socket.write(`${step}\r\n`);
  };
  const nextPart = (): string | null => {
    const end = isInMessage ? '\r\n.\r\n' : '\r\n';
    const at = waiting.indexOf(end);
    if (at === -1) return null;
    const part = waiting.slice(0, at);
    waiting = waiting.slice(at + end.length);
    return part;
  };
  socket.on('data', (chunk) => {
    waiting += chunk.toString('latin1');
    for (let part = nextPart(); part !== null; part = nextPart()) {
      if (isInMessage) {
        // RFC 5321 §4.5.2: a line that begins with a dot travels with two.
        messages.push(part.replace(/^\.\./gm, '.'));
        isInMessage = false;
        act(steps.dot);
        continue;
      }
      commands.push(part);
      const verb = part.split(' ')[0]?.toUpperCase() ?? '';
      const step = verb in steps ? steps[verb as keyof SmtpScript] : '250 Ok';
      isInMessage = verb === 'DATA' && String(step).startsWith('354');
      act(step);
    }
  });
  act(steps.greeting);
}
