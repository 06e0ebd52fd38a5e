import { MINUTE_MS } from '../../shared/durations';
import { getFirstMoment, localTimeAt } from '../../shared/local-time';
import type { Message } from '../../shared/messages/message';
import type { ReportOrder } from '../../shared/report/report-order';
import type { Occasion, Verdict } from '../../shared/rules/verdict';
import type { Settings } from '../../shared/settings';
import type { Texts } from '../../shared/texts/i18n';
import type { Language } from '../../shared/texts/language';
import type { TimeRange } from '../../shared/time-range';
import type { OutboxDraft, Timers } from '../core/ports';
import type { ReportDocument } from '../core/report/context';
import { systemWords } from '../files/disk-problem';

/** Many mail servers refuse more, and base64 adds a third. */
const MOST_BYTES = 5_000_000;
/** The digest does not wait longer. */
const MADE_WITHIN_MS = 3 * MINUTE_MS;

export interface ReportAttacherDeps {
  readonly settings: () => Pick<Settings, 'channels'>;
  readonly words: () => { readonly texts: Texts; readonly language: Language; readonly timeZone: string };
  /** May reject, with what the system says. */
  readonly makeDocument: (order: ReportOrder) => Promise<ReportDocument>;
  /** Stores a file; answers with its id. */
  readonly keep: (content: Uint8Array) => string;
  readonly timers: Pick<Timers, 'after'>;
  readonly log: (sentence: string, error?: unknown) => void;
}

type Made = { readonly id: string } | { readonly why: string };

/**
 * Attaches the report of the last month to the mails of a monthly digest, where the user wants it. What keeps it from being made
 * is said in the mail, which goes out all the same.
 */
export class ReportAttacher {
  readonly #deps: ReportAttacherDeps;

  constructor(deps: ReportAttacherDeps) {
    this.#deps = deps;
  }

  /** Never rejects. */
  async attach(
    occasion: Occasion,
    verdict: Verdict,
    drafts: readonly OutboxDraft[],
  ): Promise<readonly OutboxDraft[]> {
    const { detail } = occasion;
    if (detail.kind !== 'digest' || !this.#isWanted(verdict, drafts)) return drafts;
    const { texts, timeZone } = this.#deps.words();
    const range = monthBefore(detail.to, timeZone);
    const made = await this.#make(range);
    const month = new Date(localTimeAt(range.from, timeZone)).toISOString().slice(0, '2026-11'.length);
    const change = (message: Message): Message =>
      'why' in made
        ? withSentence(message, texts('report:attached.notMade', { why: made.why }))
        : {
            ...message,
            attachment: {
              id: made.id,
              fileName: `linewatch-report-${month}.pdf`,
              leftOut: texts('report:attached.leftOut'),
            },
          };
    return drafts.map((draft) =>
      draft.channel === 'mail' ? { ...draft, message: change(draft.message) } : draft,
    );
  }

  #isWanted({ rule: { condition } }: Verdict, drafts: readonly OutboxDraft[]): boolean {
    const isMonthly = condition.kind === 'digest' && condition.every === 'month';
    const { channels } = this.#deps.settings();
    return isMonthly && channels.mail.attachReport && drafts.some(({ channel }) => channel === 'mail');
  }

  async #make(range: TimeRange): Promise<Made> {
    const { settings, words, makeDocument, keep, log } = this.#deps;
    const { texts, language } = words();
    const { reportPaper: paper, reportLanguage } = settings().channels.mail;
    try {
      const document = await this.#within(
        makeDocument({
          range,
          network: null,
          format: 'pdf',
          paper,
          language: reportLanguage === 'app' ? language : reportLanguage,
        }),
      );
      switch (document.kind) {
        case 'made':
          return document.content.byteLength > MOST_BYTES
            ? { why: texts('report:attached.tooLarge') }
            : { id: keep(document.content) };
        case 'too-many':
          return { why: texts('report:tooMany', { tests: document.tests, most: document.most }) };
        case 'not-ready':
          return { why: texts('report:attached.notReady') };
      }
    } catch (error) {
      log('The report of the month could not be made; the digest goes out without it', error);
      return { why: systemWords(error) };
    }
  }

  #within<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = this.#deps.timers.after(MADE_WITHIN_MS, () =>
        reject(new Error('it was not made within three minutes')),
      );
      work.then(resolve, reject).finally(stop);
    });
  }
}

/** The calendar month before the one that a moment is in, local time. */
export function monthBefore(moment: number, timeZone: string): TimeRange {
  const local = new Date(localTimeAt(moment, timeZone));
  const first = (months: number) =>
    getFirstMoment(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months, 1), timeZone);
  return { from: first(-1), to: first(0) };
}

function withSentence(message: Message, sentence: string): Message {
  return { ...message, summary: `${message.summary} ${sentence}`.trim() };
}
