import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { startRawServer } from './raw-server';

export interface ImapScript {
  /** The Message-IDs that are in the inbox; may change while the server runs. */
  readonly messageIds: readonly string[];
  /** Other folders, with their attributes and the Message-IDs that are in them. */
  readonly folders?: Readonly<
    Record<string, { readonly attributes: string; readonly messageIds: readonly string[] }>
  >;
  /** Answers to commands that depart from a server that takes everything. `TAG` stands for the tag. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly password?: string;
  /** Takes this access token in place of a password. */
  readonly token?: string;
  /** Says nothing to this command. */
  readonly silentAt?: string;
}

export interface ScriptedImap {
  readonly port: number;
  /** Every command that arrived, without its tag. */
  readonly commands: readonly string[];
}

/** A mailbox on loopback that speaks as much of IMAP4rev1 (RFC 3501) as a search needs, until the test ends. */
export async function scriptedImap(script: ImapScript): Promise<ScriptedImap> {
  const commands: string[] = [];
  const server = await startRawServer((socket) => converse(socket, script, commands));
  onTestFinished(() => server.close());
  return { port: Number(new URL(server.url).port), commands };
}

function converse(socket: Socket, script: ImapScript, commands: string[]): void {
  let waiting = '';
  let selected = 'INBOX';
  socket.write('* OK IMAP4rev1 ready\r\n');
  socket.on('data', (chunk) => {
    waiting += chunk.toString('latin1');
    for (let end = waiting.indexOf('\r\n'); end !== -1; end = waiting.indexOf('\r\n')) {
      const [tag = '', ...words] = waiting.slice(0, end).split(' ');
      waiting = waiting.slice(end + 2);
      const command = words.join(' ');
      commands.push(command);
      if (words[0] === script.silentAt) return;
      if (words[0] === 'EXAMINE') selected = unquoted(words.slice(1).join(' '));
      socket.write(
        [...answersTo(command, script, selected), ''].map((line) => line.replace('TAG', tag)).join('\r\n'),
      );
    }
  });
}

function answersTo(
  command: string,
  { messageIds, folders = {}, answers = {}, password = 'correct horse', token }: ImapScript,
  selected: string,
): readonly string[] {
  const verb = command.replace(/^UID /, '').split(' ')[0] ?? '';
  const departing = answers[verb];
  if (departing !== undefined) return [departing];
  switch (verb) {
    case 'CAPABILITY':
      return [`* CAPABILITY IMAP4rev1${token === undefined ? '' : ' AUTH=XOAUTH2 SASL-IR'}`, 'TAG OK done'];
    case 'AUTHENTICATE': {
      const [, , answer = ''] = command.split(' ');
      const isRight = Buffer.from(answer, 'base64')
        .toString()
        .includes(`Bearer ${String(token)}\u0001`);
      return [isRight ? 'TAG OK welcome' : 'TAG NO [AUTHENTICATIONFAILED] this token says nothing of IMAP'];
    }
    case 'LOGIN':
      return [command.includes(password) ? 'TAG OK welcome' : 'TAG NO [AUTHENTICATIONFAILED] wrong password'];
    case 'LIST':
      // The empty pattern asks for the hierarchy's root and its separator.
      if (command.endsWith('""')) return ['* LIST (\\Noselect) "/" ""', 'TAG OK done'];
      return [
        '* LIST (\\HasNoChildren) "/" "INBOX"',
        ...Object.entries(folders).map(([name, { attributes }]) => `* LIST (${attributes}) "/" "${name}"`),
        'TAG OK done',
      ];
    case 'EXAMINE':
      if (selected !== 'INBOX' && folders[selected] === undefined)
        return ['TAG NO [NONEXISTENT] no such folder'];
      return ['* 1 EXISTS', '* OK [UIDVALIDITY 1] ok', 'TAG OK [READ-ONLY] done'];
    case 'SEARCH': {
      const ids = selected === 'INBOX' ? messageIds : (folders[selected]?.messageIds ?? []);
      return [ids.some((id) => command.includes(id)) ? '* SEARCH 1' : '* SEARCH', 'TAG OK done'];
    }
    case 'LOGOUT':
      return ['* BYE', 'TAG OK bye'];
    default:
      return ['TAG OK done'];
  }
}

function unquoted(name: string): string {
  return name.replace(/^"|"$/g, '');
}
