import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/wght.css';
import './report.css';
import type { ReportPage } from '../../shared/report/report-page';
import { textsIn } from '../../shared/texts/i18n';
import { ReportDocument } from './report-document';

/** The document of a report: drawn once, at once, and printed. */
const root = document.getElementById('root');
const data = document.getElementById('report')?.textContent;
if (root === null || data == null) throw new Error('report.html has no #root or no #report');
const page = JSON.parse(data) as ReportPage;
const texts = textsIn(page.language);
document.documentElement.lang = page.language;
document.title = texts('report:page.title');
flushSync(() => createRoot(root).render(<ReportDocument page={page} texts={texts} />));
