import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ReportPage } from '../../shared/report/report-page';
import { textsIn, type Language } from '../../shared/texts/i18n';
import { ReportDocument } from './report-document';

const NOTHING = { tests: 0, notCounted: [], median: null, p5: null, p95: null, lowest: null, highest: null };
const NO_PLAN = { download: null, upload: null };

const EMPTY: ReportPage = {
  report: {
    form: 'linewatch-report',
    formVersion: 1,
    version: '1.2.3',
    madeAt: '2026-12-01T00:00:00.000Z',
    timeZone: 'UTC',
    subject: { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z', network: null },
    plan: { figures: { maximum: NO_PLAN, normal: NO_PLAN, minimum: NO_PLAN }, networks: null },
    watchedSeconds: 0,
    changedRecords: 0,
    summary: {
      tests: 0,
      completed: 0,
      failed: 0,
      interrupted: 0,
      cancelled: 0,
      skipped: 0,
      missed: 0,
      days: 0,
      directions: {
        download: { ...NOTHING, againstPlan: [] },
        upload: { ...NOTHING, againstPlan: [] },
      },
      latency: {
        latencyMs: null,
        latencyP95Ms: null,
        jitterMs: null,
        loadedLatencyMs: null,
        packetLossRatio: null,
      },
      hours: [],
      availability: { outages: [], downSeconds: 0, longestSeconds: 0, watchedSeconds: 0, ratio: null },
      gaps: [],
      method: { services: [], modes: [], confidences: [], loadSeconds: null, megabytesPerTest: null },
      surroundings: {
        links: [],
        linkBitsPerSecond: null,
        signalRatio: null,
        withVpn: 0,
        onBattery: 0,
        withOtherTraffic: 0,
        internetProviders: [],
        versions: [],
      },
      checklist: [],
    },
  },
  head: null,
  networkName: null,
  tests: [],
  notes: [],
  moreNotes: 0,
  points: [],
  paper: 'a4',
  language: 'en',
};

/** A report of one slow test, an outage whose end nobody saw, and a night asleep. */
const FULL: ReportPage = {
  ...EMPTY,
  networkName: 'Home',
  head: { number: 7, at: '2026-11-30T23:00:00.000Z', hash: `${'0123456789abcdef'.repeat(4)}` },
  tests: [
    {
      at: '2026-11-05T10:00:00.000Z',
      number: 3,
      outcome: 'completed',
      download: 71_400_000,
      upload: 40_000_000,
      latencyMs: 11,
      provider: 'librespeed',
      link: 'ethernet',
      notCounted: 'excluded',
      excludedBecause: 'a backup ran',
    },
  ],
  points: [{ at: '2026-11-05T10:00:00.000Z', download: 71_400_000, upload: null }],
  report: {
    ...EMPTY.report,
    changedRecords: 1,
    summary: {
      ...EMPTY.report.summary,
      tests: 1,
      completed: 1,
      days: 1,
      directions: {
        download: {
          tests: 1,
          notCounted: [{ cause: 'light-mode', tests: 2 }],
          median: 71_400_000,
          p5: 71_400_000,
          p95: 71_400_000,
          lowest: 71_400_000,
          highest: 71_400_000,
          againstPlan: [
            {
              figure: 'maximum',
              bitsPerSecond: 100_000_000,
              reached: 0,
              reachedNineTenths: 0,
              below: 1,
              days: 1,
              daysReachedNineTenths: 0,
            },
          ],
        },
        upload: { ...NOTHING, againstPlan: [] },
      },
      hours: [{ hour: 10, tests: 1, medianDownload: 71_400_000, lowestDownload: 71_400_000 }],
      availability: {
        outages: [
          {
            from: '2026-11-06T00:00:00.000Z',
            to: '2026-11-06T00:02:00.000Z',
            place: 'beyond',
            isEndObserved: false,
          },
        ],
        downSeconds: 120,
        longestSeconds: 120,
        watchedSeconds: 86_400,
        ratio: 0.9986,
      },
      gaps: [
        { from: '2026-11-07T00:00:00.000Z', to: '2026-11-07T06:00:00.000Z', reason: 'asleep', tests: 7 },
      ],
      checklist: [{ check: 'cable', state: 'missing', found: 0.5, wanted: 0.9 }],
    },
  },
};

const drawn = (page: ReportPage, language: Language) =>
  renderToStaticMarkup(<ReportDocument page={{ ...page, language }} texts={textsIn(language)} />);

describe('the document of a report', () => {
  it('says in one sentence what was measured of what is promised', () => {
    expect(drawn(FULL, 'en')).toContain(
      'The median download is 71 Mbit/s of the promised 100 Mbit/s: 0 of 1 test reached nine tenths of it',
    );
  });

  it.each([
    ['the network', 'Home'],
    ['what does not count', 'not counted are 2 tests (light mode)'],
    ['an outage whose end nobody saw', 'at least 2 min'],
    ['a gap with its reason', 'computer asleep'],
    ['what is missing for it to convince', 'By cable: 50 % of the tests'],
    ['each test with its entry', '<td>3</td>'],
    ['the hash in groups', '01234567 89abcdef'],
    ['records that were changed', '1 record of this report does not read as it was recorded'],
  ])('names %s', (_what, words) => {
    expect(drawn(FULL, 'en').replaceAll(/[\u202f\u00a0]/g, ' ')).toContain(words);
  });

  it('lists the longest of very many gaps, in the order of time, and says how many it does not', () => {
    const gaps = Array.from({ length: 42 }, (_, index) => ({
      from: `2026-11-07T00:00:${String(index).padStart(2, '0')}.000Z`,
      to: '2026-11-07T06:00:00.000Z',
      reason: 'asleep' as const,
      tests: 100 + index,
    }));
    const summary = { ...FULL.report.summary, gaps };
    const html = drawn({ ...FULL, report: { ...FULL.report, summary } }, 'en');
    const listed = [...html.matchAll(/<td>(1\d\d)<\/td><td class="text">computer asleep/g)].map(
      ([, tests]) => tests,
    );
    expect(listed).toEqual(gaps.slice(0, 40).map(({ tests }) => String(tests)));
    expect(html).toContain(textsIn('en')('report:page.more', { count: 2 }));
  });

  it('is a document as well where nothing was measured', () => {
    const html = drawn(EMPTY, 'en');
    expect(html).toContain('No download was measured in this period');
    expect(html).toContain('The line was not watched between the tests.');
    expect(html).not.toMatch(/NaN|undefined|null/);
  });

  it('has no word of another language', () => {
    expect(drawn(FULL, 'zh-CN')).toContain('下载中位数为 71 Mbit/s');
    expect(drawn(FULL, 'zh-CN')).not.toMatch(/\b(?:tests?|of|the|page\.|report:)\b/);
  });
});
