import PostalMime from 'postal-mime';

/** Mail as the server got it. */
export interface ReceivedMail {
  readonly messageId: string;
  readonly subject: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The pictures that it shows within its page. */
  readonly pictures: readonly {
    readonly contentId: string;
    readonly mimeType: string;
    readonly content: Buffer;
  }[];
  /** Whether the server said that it took the mail. */
  readonly isAccepted: boolean;
  /** The conversation in which it came. */
  readonly session: string;
}

/** Parses what came between DATA and the final dot. */
export async function parseMail(
  raw: Buffer,
  { session, isAccepted }: Pick<ReceivedMail, 'session' | 'isAccepted'>,
): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(raw);
  return {
    messageId: mail.messageId ?? '',
    subject: mail.subject ?? '',
    from: mail.from?.address ?? '',
    to: (mail.to ?? []).map(({ address }) => address ?? ''),
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    pictures: mail.attachments.flatMap(({ contentId, disposition, mimeType, content }) =>
      disposition === 'inline' && content instanceof ArrayBuffer
        ? [{ contentId: contentId ?? '', mimeType, content: Buffer.from(content) }]
        : [],
    ),
    isAccepted,
    session,
  };
}

/** `Mon 23 Nov 2026, 20:37`, `23 Nov 2026` and `23 Nov 20:37`, as mails word a time. */
const TIME =
  /(?:\w{3} )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: \d{4})?(?:,? \d{2}:\d{2})?/g;

/** A text without the times in it. */
export function withoutTimes(text: string): string {
  return text.replace(TIME, 'TIME');
}

/** All of a mail but what must differ from run to run: its times, its Message-ID, and the boundary of its parts. */
export function comparable({ subject, from, to, text, html, headers }: ReceivedMail): unknown {
  const { date: _date, 'message-id': _messageId, ...others } = headers;
  const boundary = /boundary="([^"]+)"/.exec(others['content-type'] ?? '')?.[1] ?? '';
  return {
    subject,
    from,
    to,
    text: withoutTimes(text),
    html: withoutTimes(html),
    headers: { ...others, 'content-type': others['content-type']?.replace(boundary, 'BOUNDARY') },
  };
}
