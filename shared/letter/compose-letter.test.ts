import { describe, expect, it } from 'vitest';
import { EMPTY, NO_FIGURES, NOTHING } from '../../main/testing/letter-facts';
import { composeLetter } from './compose-letter';
import type { LetterChoices, LetterDetails, LetterFacts } from './letter';

const NOW = Date.parse('2026-11-26T14:00:00Z');
const SLOW: LetterFacts = {
  ...EMPTY,
  networkName: 'Home',
  plan: {
    maximum: { download: 100_000_000, upload: null },
    normal: NO_FIGURES,
    minimum: { download: 54_500_000, upload: null },
  },
  summary: {
    ...EMPTY.summary,
    tests: 1_210,
    completed: 1_200,
    failed: 10,
    days: 25,
    directions: {
      ...EMPTY.summary.directions,
      download: {
        ...NOTHING,
        tests: 1_200,
        median: 61_240_000,
        lowest: 6_400_000,
        highest: 103_000_000,
        againstPlan: [
          {
            figure: 'maximum',
            bitsPerSecond: 100_000_000,
            reached: 12,
            reachedNineTenths: 40,
            below: 1_188,
            days: 25,
            daysReachedNineTenths: 4,
          },
          {
            figure: 'minimum',
            bitsPerSecond: 54_500_000,
            reached: 1_195,
            reachedNineTenths: 1_197,
            below: 5,
            days: 25,
            daysReachedNineTenths: 25,
          },
        ],
      },
    },
    hours: [{ hour: 23, tests: 60, medianDownload: 31_000_000, lowestDownload: 6_400_000 }],
    availability: {
      outages: [
        {
          from: '2026-11-05T19:11:00.000Z',
          to: '2026-11-05T21:16:00.000Z',
          place: 'beyond',
          isEndObserved: true,
        },
        {
          from: '2026-11-06T19:11:00.000Z',
          to: '2026-11-06T19:12:00.000Z',
          place: 'gateway',
          isEndObserved: true,
        },
      ],
      downSeconds: 7_560,
      longestSeconds: 7_500,
      watchedSeconds: 25 * 86_400,
      ratio: 0.997,
    },
    surroundings: { ...EMPTY.summary.surroundings, links: [{ link: 'ethernet', tests: 1_200 }] },
  },
  head: { number: 1_234, at: '2026-11-25T23:30:00.000Z', hash: 'ab'.repeat(32) },
};

const NO_DETAILS: LetterDetails = {
  name: '',
  address: '',
  customerNumber: '',
  contractNumber: '',
  provider: '',
  providerAddress: '',
  providerMail: '',
};
const DETAILS: LetterDetails = {
  ...NO_DETAILS,
  name: 'Erika Mustermann',
  address: 'Heidestraße 17\n51147 Köln',
  contractNumber: 'V-77',
  provider: 'Netz AG',
  providerAddress: 'Postfach 1\n10115 Berlin',
};
const ALL: LetterChoices = {
  language: 'en',
  asks: ['repair', 'reduction', 'termination'],
  termDays: 14,
  namesLaw: true,
};

describe('a letter to the provider', () => {
  it('says in English what was promised, measured and is asked for', () => {
    expect(composeLetter(SLOW, DETAILS, ALL, NOW)).toEqual({
      subject: 'Internet connection below the contract, with outages (contract V-77)',
      text: `Erika Mustermann
Heidestraße 17
51147 Köln

Netz AG
Postfach 1
10115 Berlin

26 November 2026

Internet connection below the contract, with outages (contract V-77)
Contract number: V-77

Dear Sir or Madam,

From 1 November 2026 to 25 November 2026 I had my internet connection measured regularly by the program Linewatch, in the network “Home”. Times and days are of the time zone Europe/Berlin.
In this period the connection did not always deliver what the contract states, and it had outages.

What the contract states
- Download: maximum 100 Mbit/s, minimum 54.5 Mbit/s

What was measured
- Download: median 61.2 Mbit/s of 1,200 tests on 25 days (lowest 6.4 Mbit/s, highest 103 Mbit/s).
- Download: 1,188 of 1,200 tests (99 %) were below the maximum speed of 100 Mbit/s.
- Download: on 21 of 25 days no test reached 90 % of the maximum speed.
- Download: 5 of 1,200 tests were below the minimum speed of 54.5 Mbit/s.
- Slowest hours of the day (median download): 23:00–00:00 31.0 Mbit/s.
- 10 of 1,210 tests failed.
- 1,200 of 1,200 tests were made over a network cable.

Outages
In 25 d of observation there was 1 outage outside of my home network, of 2 h 5 min:
- 5 November 2026, 20:11: 2 h 5 min

What I ask for
1. Please find the cause and repair it by 10 December 2026.
2. Please reduce the price in proportion to the deviation until the contract is fulfilled.
3. If it is not repaired by 10 December 2026, I reserve the right to terminate the contract early.

These measurements are not certified by an authority. If you need a measurement by the official tool of the regulator, please tell me.

Please confirm in writing that you have received this letter, and tell me what you will do.

Enclosure
- Report of the measurements from 1 November 2026 to 25 November 2026
- The report is sealed by a chain of hashes; its newest entry is number 1,234 of 26 November 2026, SHA-256 ${'ab'.repeat(32)}

Yours faithfully

Erika Mustermann
`,
    });
  });

  it('writes German numbers and dates, and names the law with what counts as proof', () => {
    const { subject, text } = composeLetter(SLOW, DETAILS, { ...ALL, language: 'de' }, NOW);
    expect(subject).toBe('Internetanschluss unter der vereinbarten Geschwindigkeit, Ausfälle (Vertrag V-77)');
    expect(text).toContain('\n26. November 2026\n');
    expect(text).toContain('- Download: maximal 100 Mbit/s, minimal 54,5 Mbit/s\n');
    expect(text).toContain(
      'Median 61,2 Mbit/s aus 1.200 Messungen an 25 Tagen (niedrigster Wert 6,4 Mbit/s, höchster 103 Mbit/s)',
    );
    expect(text).toContain('bis zum 10. Dezember 2026.');
    expect(text).toContain('Ich berufe mich auf § 57 Abs. 4 TKG.');
    expect(text).toContain('Die Messungen in diesem Schreiben sind kein solcher Nachweis');
  });

  it('writes Chinese numbers and dates', () => {
    const { subject, text } = composeLetter(SLOW, DETAILS, { ...ALL, language: 'zh-CN' }, NOW);
    expect(subject).toBe('关于宽带速率低于合同约定以及中断的情况（合同 V-77）');
    expect(text).toContain('自2026年11月1日至2026年11月25日');
    expect(text).toContain('- 下载：最高速率 100 Mbit/s、最低速率 54.5 Mbit/s\n');
    expect(text).toContain('- 2026年11月5日 20:11：2 小时 5 分钟\n');
    expect(text).toContain('请在2026年12月10日前查明原因并修复。');
  });

  it.each([
    ['en', 'did not always deliver'],
    ['de', 'nicht immer geleistet'],
    ['zh-CN', '并非'],
  ] as const)('leaves out what is not known, and claims nothing: %s', (language, claim) => {
    const { text } = composeLetter(EMPTY, NO_DETAILS, { ...ALL, language, asks: [] }, NOW);
    expect(text).not.toMatch(/undefined|null|NaN|\n{3}|§|SHA-256|“”|„“/);
    expect(text.startsWith('\n')).toBe(false);
    expect(text).not.toContain(claim);
  });

  it('speaks of no outage within the home network', () => {
    const outages = SLOW.summary.availability.outages.filter(({ place }) => place === 'gateway');
    const availability = { ...SLOW.summary.availability, outages };
    const { text } = composeLetter(
      { ...SLOW, summary: { ...SLOW.summary, availability } },
      DETAILS,
      ALL,
      NOW,
    );
    expect(text).not.toContain('utage');
  });

  it('lists the longest of many outages in the order of time, and says of those that last “at least”', () => {
    const outages = Array.from({ length: 12 }, (_, index) => ({
      from: `2026-11-${String(index + 1).padStart(2, '0')}T10:00:00.000Z`,
      to:
        index === 11
          ? null
          : `2026-11-${String(index + 1).padStart(2, '0')}T10:0${index < 2 ? 1 : 5}:00.000Z`,
      place: 'beyond' as const,
      isEndObserved: true,
    }));
    const availability = { ...SLOW.summary.availability, outages };
    const { text } = composeLetter(
      { ...SLOW, summary: { ...SLOW.summary, availability } },
      DETAILS,
      ALL,
      NOW,
    );
    expect(text).not.toContain('- 1 November 2026, ');
    expect(text).toContain('- 3 November 2026, 11:00: 5 min\n');
    expect(text).toContain(
      '- 12 November 2026, 11:00: at least 13 d 13 h\n- and 2 more, listed in the report\n',
    );
  });

  it('counts the term in days of the calendar, also over a change of the clock', () => {
    const before = Date.parse('2026-10-24T22:30:00Z');
    const { text } = composeLetter(SLOW, DETAILS, { ...ALL, termDays: 1 }, before);
    expect(text).toContain('\n25 October 2026\n');
    expect(text).toContain('repair it by 26 October 2026.');
  });
});
