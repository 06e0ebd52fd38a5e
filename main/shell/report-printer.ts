import { randomUUID } from 'node:crypto';
import { WebContentsView, type PrintToPDFOptions, type WebContents } from 'electron';
import { SECOND_MS } from '../../shared/durations';
import type { PrintedPage } from '../../shared/report/printed-page';
import { textsIn, type Language } from '../../shared/texts/i18n';
import { escapeHtml } from '../../shared/texts/markup';
import { WINDOW_ORIGIN } from './web-security';

/** A page that hangs is given up. */
const PRINT_WITHIN_MS = 120 * SECOND_MS;
const PAGE_SIZES = { a4: 'A4', letter: 'Letter' } as const;
/** In inches. */
const MARGINS = { top: 0.7, bottom: 0.8, left: 0.75, right: 0.75 };

/** Prints reports and letters as PDF documents, each on a page of its own that nobody sees. */
export class ReportPrinter {
  readonly #pages = new Map<string, string>();

  /** The JSON of a report that is being printed; null where there is none of that id. */
  readonly read = (id: string): string | null => this.#pages.get(id) ?? null;

  /**
   * The bytes of a PDF document.
   *
   * @throws where the page cannot be drawn, or is not done within two minutes
   */
  async print(page: PrintedPage): Promise<Uint8Array> {
    const id = randomUUID();
    this.#pages.set(id, JSON.stringify(page));
    // A view needs no window, and so no display.
    const { webContents } = new WebContentsView({
      webPreferences: { sandbox: true, contextIsolation: true, spellcheck: false },
    });
    try {
      return await within(PRINT_WITHIN_MS, draw(webContents, id, page));
    } finally {
      this.#pages.delete(id);
      webContents.close();
    }
  }
}

async function draw(contents: WebContents, id: string, page: PrintedPage): Promise<Uint8Array> {
  await contents.loadURL(`${WINDOW_ORIGIN}/report.html?id=${id}`);
  const isDrawn: unknown = await contents.executeJavaScript(
    'drawn.then(() => document.fonts.ready).then(() => document.querySelector("h1, .letter") !== null)',
  );
  if (isDrawn !== true) throw new Error('the page of the report is empty');
  return contents.printToPDF(printOptions(page));
}

function printOptions(page: PrintedPage): PrintToPDFOptions {
  const style = 'width:100%;margin:0 0.75in;font:7.5pt sans-serif;color:#565e6c;display:flex';
  const [left, right] = page.kind === 'letter' ? ['', ''] : footerOf(page.language);
  return {
    pageSize: PAGE_SIZES[page.paper],
    margins: MARGINS,
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: `<div style="${style}"><span style="flex:1">${left}</span><span>${right} <span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  };
}

function footerOf(language: Language): readonly [string, string] {
  const texts = textsIn(language);
  return [`Linewatch · ${escapeHtml(texts('report:page.title'))}`, escapeHtml(texts('report:page.footer'))];
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the document was not printed in time')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
