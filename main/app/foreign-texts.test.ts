import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import { HTTP_CHANNEL_KINDS, type HttpChannelKind } from '../../shared/channels';
import type { Message } from '../../shared/messages/message';
import type { EndedRun } from '../../shared/run';
import { textsIn } from '../../shared/texts/i18n';
import { printReply } from '../command-line/measure';
import { mailHeaders } from '../channels/mail/headers';
import { REQUESTS } from '../channels/http/requests';
import type { BuildRequest } from '../channels/http/requests/request';
import { COLUMN_NAMES, getCells } from '../core/export/columns';
import { runAccountJson } from '../core/export/ledger-json';
import { messageHtml } from '../core/messages/html';
import { messageText } from '../core/messages/text';
import { cleanTexts } from '../core/run/clean-texts';
import { csvText } from '../reading/csv-text';
import { bodyFor } from '../shell/notification-service';
import { leasedEntry } from '../testing/drafts';
import { createMessage } from '../testing/messages';
import { HOSTILE_TEXTS } from '../testing/hostile-texts';
import { completedRun, failedRun, GOOD_METHOD } from '../testing/runs';

/** What nobody sees, what turns the direction of a line, what a terminal obeys; a line break is none of them. */
const DANGEROUS = /(?!\n)[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** Runs as the engine tells them where everybody else is hostile: they are cleaned once, where they enter. */
function runsWith(text: string): readonly EndedRun[] {
  const server = { name: text, url: `https://speed.example.org/${text}` };
  const method = { ...GOOD_METHOD, network: text };
  return cleanTexts([completedRun({ server, method }), failedRun({ server, detail: text })]);
}

const WORDS = {
  texts: textsIn('en'),
  style: { language: 'en', timeZone: 'Europe/Berlin', rateUnit: 'Mbit/s' },
} as const;
const account = (run: EndedRun) => ({ run, verdicts: [], messages: [] });
const tagsIn = (html: string) => html.match(/<[^>]*>/g);
const textsOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsOf)
      : [];

function requestOf(kind: HttpChannelKind, message: Message) {
  const build = REQUESTS[kind] as BuildRequest<HttpChannelKind>;
  const secrets = {
    webhookUrl: 'https://example.org/hook',
    url: 'https://example.org/ping',
    token: 't',
    user: 'u',
    key: 'k',
  };
  const { channels }: Settings = DEFAULT_SETTINGS;
  const settings = { ...channels[kind], server: 'https://example.org', url: 'https://example.org/' };
  const delivery = { message, messageId: '<m@home>', createdAt: 0 };
  const tools = { hmacSha256: () => 'f00', now: 0, closing: 'The rest is in Linewatch.' };
  return build(delivery, settings, secrets, tools);
}

describe.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text).slice(0, 60), text] as const))(
  '%s',
  (_name, text) => {
    const runs = runsWith(text);
    const messages = runs.map((run) => createMessage(run));

    it('does nothing in a mail', () => {
      const plain = runsWith('Frankfurt').map((run) => createMessage(run));
      for (const [index, message] of messages.entries()) {
        const usual = plain[index] ?? message;
        expect(tagsIn(messageHtml(message))).toEqual(tagsIn(messageHtml(usual)));
        expect(messageText(message)).not.toMatch(DANGEROUS);
        expect(messageText(message).split('\n')).toHaveLength(messageText(usual).split('\n').length);
        const { subject } = mailHeaders(leasedEntry({ message }), {
          settings: DEFAULT_SETTINGS.channels.mail,
          recipient: 'you@example.org',
        } as never);
        expect(subject).not.toMatch(/[\r\n]/);
        expect(subject).not.toMatch(DANGEROUS);
      }
    });

    it.each(HTTP_CHANNEL_KINDS)('does nothing in what %s gets', (kind) => {
      for (const message of messages) {
        const { url, headers, body } = requestOf(kind, message);
        const sent = body === '' || kind === 'ping' ? [body] : textsOf(JSON.parse(body));
        for (const one of [url, ...Object.values(headers), ...sent]) expect(one).not.toMatch(DANGEROUS);
        const shown = sent.join('\n');
        if (kind === 'telegram') expect(shown.replaceAll(/<\/?b>/g, '')).not.toContain('<');
        if (kind === 'slack') expect(shown).not.toContain('<');
        if (kind === 'discord') expect(shown).not.toMatch(/(?<!\\)(?:\\\\)*[*_~`|>#[\]()<@]/);
      }
    });

    it('does nothing in a notification', () => {
      for (const { title, summary } of messages) {
        expect(bodyFor(summary, true)).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
        for (const one of [title, summary]) expect(one).not.toMatch(DANGEROUS);
      }
    });

    it('does nothing in a table', async () => {
      const parts: string[] = [];
      const lines = runs.map((run) => getCells(account(run), WORDS));
      for await (const part of csvText(COLUMN_NAMES, [lines])) parts.push(part);
      const table = parts.join('').replace(/^\ufeff/, '');
      expect(table.split('\r\n')).toHaveLength(4);
      expect(table.replaceAll('\r\n', '\n')).not.toMatch(DANGEROUS);
      expect(table).not.toMatch(/(?:^|[,\n])"?[=+@\t\r-]/);
    });

    it('does nothing in JSON and in a terminal', () => {
      for (const run of runs) {
        const json = JSON.stringify(runAccountJson(account(run), WORDS));
        for (const one of textsOf(JSON.parse(json))) expect(one).not.toMatch(DANGEROUS);
        for (const asJson of [true, false]) {
          const { out } = printReply(
            { kind: 'run', run, wasRunning: false, isUnrecorded: false },
            asJson,
            'en',
          );
          expect(out).not.toMatch(DANGEROUS);
          expect(out.split('\n')).toHaveLength(1);
        }
      }
    });
  },
);
