import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/wght.css';
import './report.css';
import type { PrintedPage } from '../../shared/report/printed-page';
import { textsIn } from '../../shared/texts/i18n';
import { loadLanguage } from '../../shared/texts/load-language';
import { LetterDocument } from './letter-document';
import { ReportDocument } from './report-document';

declare global {
  interface Window {
    /** Settled once the document can be printed. */
    drawn?: Promise<void>;
  }
}

window.drawn = draw();

/** A document: drawn once, and printed. */
async function draw(): Promise<void> {
  const root = document.getElementById('root');
  const data = document.getElementById('report')?.textContent;
  if (root === null || data == null) throw new Error('report.html has no #root or no #report');
  const page = JSON.parse(data) as PrintedPage;
  document.documentElement.lang = page.language;
  if (page.kind === 'letter') {
    document.title = '';
    flushSync(() => createRoot(root).render(<LetterDocument text={page.text} />));
    return;
  }
  await loadLanguage(page.language);
  const texts = textsIn(page.language);
  document.title = texts('report:page.title');
  flushSync(() => createRoot(root).render(<ReportDocument page={page} texts={texts} />));
}
