import { DAY_MS } from '../../shared/durations';
import { getFirstMoment } from '../../shared/local-time';
import type { LetterFactsAnswer, LetterFile, LetterSaved, LetterSubject } from '../../shared/letter/letter';
import type { PrintedPage } from '../../shared/report/printed-page';
import { networkName, type NetworkEntry } from '../../shared/network-label';
import {
  getReportFormat,
  type Paper,
  type ReportFormat,
  type ReportOrder,
} from '../../shared/report/report-order';
import type { Settings } from '../../shared/settings';
import type { Language } from '../../shared/texts/language';
import type { TimeRange } from '../../shared/time-range';
import type { Clock } from '../core/ports';
import type { ReportDocument, ReportPageMade, ReportWritten } from '../core/report/context';
import { systemWords } from '../files/disk-problem';
import { writeWhole } from '../files/whole-file';
import type { Portions } from '../storage/portions';

/** A report of which nobody has said more covers so many days. */
const USUAL_DAYS = 30;

/** What somebody asks for in words. Days are local days (`2026-11-30`), the last one included. */
export interface ReportRequest {
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
  /** As the user calls it, or as tests name it; null for all. */
  readonly network: string | null;
  /** A4 where nobody has said. */
  readonly paper: Paper | null;
}

export type ReportReply =
  | ReportWritten
  | { readonly kind: 'unknown-network'; readonly network: string; readonly known: readonly string[] };

export interface ReportDeskDeps {
  readonly reports: {
    page(order: Pick<ReportOrder, 'range' | 'network'>): Promise<ReportPageMade>;
    write(path: string, format: Exclude<ReportFormat, 'pdf'>, order: ReportOrder): Promise<ReportWritten>;
  };
  /** The bytes of a PDF document. */
  readonly print: (page: PrintedPage) => Promise<Uint8Array>;
  /** Whether a file would lie in the data folder. */
  readonly isInDataFolder: (path: string) => boolean;
  readonly networks: () => readonly NetworkEntry[];
  readonly settings: () => Pick<Settings, 'networks'>;
  readonly timeZone: () => string;
  readonly language: () => Language;
  readonly clock: Clock;
  /** Takes earlier records into the chain. */
  readonly adoption: Portions;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Takes what a person says of a report for what it means, and has it written. */
export class ReportDesk {
  readonly #deps: ReportDeskDeps;

  constructor(deps: ReportDeskDeps) {
    this.#deps = deps;
  }

  /** Writes a report of what was asked for in words. The name of the file says its form; a table where it says none. */
  write({ path, from, to, network: name, paper }: ReportRequest): Promise<ReportReply> {
    const network = this.#findNetwork(name);
    if (network !== null && 'kind' in network) return Promise.resolve(network);
    const range = rangeOfDays(from, to, this.#deps.timeZone(), this.#deps.clock.now());
    return this.writeOrder(path, {
      range,
      network: network?.network ?? null,
      format: getReportFormat(path) ?? 'csv',
      paper: paper ?? 'a4',
      language: this.#deps.language(),
    });
  }

  /** The same in a process that does nothing else: earlier records are taken into the chain first. */
  writeAlone(request: ReportRequest): Promise<ReportReply> {
    while (this.#deps.adoption.next());
    return this.write(request);
  }

  /** Writes a report of what was chosen. A file of that name is replaced once the new one is complete. */
  async writeOrder(path: string, order: ReportOrder): Promise<ReportWritten> {
    const { format } = order;
    try {
      if (this.#deps.isInDataFolder(path)) return { kind: 'in-data-folder', path };
      if (format !== 'pdf') return await this.#deps.reports.write(path, format, order);
      const made = await this.makeDocument(order);
      if (made.kind !== 'made') return made;
      writeWhole(path, made.content);
      return { kind: 'written', path, tests: made.tests };
    } catch (error) {
      this.#deps.log('A report could not be printed', error);
      return { kind: 'not-written', path, detail: systemWords(error) };
    }
  }

  /** What a letter can say of a period: the figures that a report of it has. Rejects where the records cannot be read. */
  async facts({ range, network }: LetterSubject): Promise<LetterFactsAnswer> {
    const made = await this.#deps.reports.page({ range, network });
    if (made.kind !== 'page') return made;
    const { report, head } = made.page;
    const { tests, completed, failed, days, directions, hours, availability, surroundings } = report.summary;
    return {
      kind: 'facts',
      facts: {
        from: report.subject.from,
        to: report.subject.to,
        timeZone: report.timeZone,
        networkName: network === null ? null : this.#nameNetwork(network),
        plan: report.plan.figures,
        summary: { tests, completed, failed, days, directions, hours, availability, surroundings },
        head,
      },
    };
  }

  /** Writes a letter as text or as a document. A file of that name is replaced once the new one is complete. */
  async writeLetter(path: string, { text, format, language }: LetterFile): Promise<LetterSaved> {
    try {
      if (this.#deps.isInDataFolder(path)) return { kind: 'in-data-folder', path };
      const bytes =
        format === 'txt'
          ? Buffer.from(text)
          : await this.#deps.print({ kind: 'letter', text, language, paper: 'a4' });
      writeWhole(path, bytes);
      return { kind: 'written', path };
    } catch (error) {
      this.#deps.log('A letter could not be written', error);
      return { kind: 'not-written', path, detail: systemWords(error) };
    }
  }

  /** Makes a document. Rejects with what keeps it from being printed. */
  async makeDocument(order: ReportOrder): Promise<ReportDocument> {
    const made = await this.#deps.reports.page(order);
    if (made.kind !== 'page') return made;
    const { paper, language, network } = order;
    const networkName = network === null ? null : this.#nameNetwork(network);
    const content = await this.#deps.print({ kind: 'report', ...made.page, networkName, paper, language });
    return { kind: 'made', content, tests: made.page.report.summary.tests };
  }

  #nameNetwork(network: string): string {
    const known = this.#deps.networks().find((entry) => entry.network === network);
    return networkName(known ?? { network, label: null }, this.#deps.settings().networks);
  }

  #findNetwork(
    name: string | null,
  ): { readonly network: string } | Extract<ReportReply, { kind: 'unknown-network' }> | null {
    if (name === null) return null;
    const { networks: named } = this.#deps.settings();
    const known = this.#deps.networks();
    const wanted = name.trim().toLowerCase();
    const found = known.find((entry) =>
      [entry.network, networkName(entry, named)].some((one) => one.toLowerCase() === wanted),
    );
    if (found !== undefined) return { network: found.network };
    return { kind: 'unknown-network', network: name, known: known.map((entry) => networkName(entry, named)) };
  }
}

/** From the first moment of one local day to the last of another one; the last 30 days until then, or until now, without. */
export function rangeOfDays(
  from: string | null,
  to: string | null,
  timeZone: string,
  now: number,
): TimeRange {
  const begin = (day: string, later = 0) => getFirstMoment(Date.parse(`${day}T00:00:00Z`) + later, timeZone);
  const end = to === null ? now : begin(to, DAY_MS);
  return { from: from === null ? end - USUAL_DAYS * DAY_MS : begin(from), to: end };
}
