import { createInterface } from 'node:readline';
import { utilityProcess } from 'electron';
import type { ReceivedMail } from '../../shared/mail/received-mail';
import type { Settings } from '../../shared/settings';
import { Mailbox } from './mailbox';
import { demoSettings } from './settings';

/** What the demonstration's line carries in Mbit/s: what its plan promises. */
const LINE = ['--rate-down', '100', '--rate-up', '40'];

/** Everything that the application needs of the outside world, on this computer. */
export interface Demo {
  readonly settings: Settings;
  mails(): readonly ReceivedMail[];
  /** The HTML of a received mail by its Message-ID; null when there is none. */
  preview(messageId: string): string | null;
  onMail(listener: (mail: ReceivedMail) => void): void;
}

/** Starts a speed-test server in a process of its own and a mailbox. Both end with the application. */
export async function openDemo(serverEntry: string): Promise<Demo> {
  const listeners: ((mail: ReceivedMail) => void)[] = [];
  const mailbox = new Mailbox(
    (mail) => {
      for (const listener of listeners) listener(mail);
    },
    () => Date.now(),
  );
  const [serverUrl, mailPort] = await Promise.all([startServer(serverEntry), mailbox.open()]);
  return {
    settings: demoSettings(serverUrl, mailPort),
    mails: () => mailbox.mails,
    preview: (messageId) => mailbox.mails.find((mail) => mail.messageId === messageId)?.html ?? null,
    onMail: (listener) => listeners.push(listener),
  };
}

function startServer(entry: string): Promise<string> {
  const args = ['--host', '127.0.0.1', '--port', '0', ...LINE];
  const child = utilityProcess.fork(entry, args, { serviceName: 'Linewatch test server', stdio: 'pipe' });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the test server ended with ${code}`)));
    if (child.stdout === null) return reject(new Error('the test server has no output'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [url] = /http:\/\/\S+/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
}
