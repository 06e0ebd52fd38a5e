import { describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../../../shared/history/import';
import { rendered } from '../../../testing/rendered';
import { ImportEnd, Refusal } from './import-ends';
import { ImportList } from './import-list';
import { PreviewFacts } from './preview-facts';

const PREVIEW: ImportPreview = {
  kind: 'preview',
  path: '/home/a/results.csv',
  fileName: 'results.csv',
  source: 'speedtest-tracker',
  mark: '1 2',
  added: 1200,
  duplicates: 1,
  unreadable: 60,
  faults: [
    { line: 3, fault: 'ambiguous-time' },
    { line: 1044, fault: 'broken' },
  ],
  firstAt: Date.parse('2024-01-01T00:00:00Z'),
  lastAt: Date.parse('2025-12-24T00:00:00Z'),
  services: [{ name: 'ookla', runs: 1201 }],
  servers: [{ name: 'Frankfurt', runs: 1200 }],
  serverCount: 4,
  hasNetworks: false,
};

const textIn = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the preview of an import', () => {
  it('says what would be added, from when, by which services, and what cannot be imported', () => {
    const text = textIn(rendered(<PreviewFacts preview={PREVIEW} />));
    expect(text).toContain('results.csv, from Speedtest Tracker');
    expect(text).toMatch(
      /tests would be imported\. 1 test is recorded already\. 60 entries cannot be imported\./,
    );
    expect(text).toContain('Frankfurt');
    expect(text).toContain('3 more');
    expect(text).toContain('The first 2 are listed.');
    expect(text).toContain('Line 3: Day and month of its date cannot be told apart.');
  });

  it('says that there is nothing to import', () => {
    const empty = {
      ...PREVIEW,
      added: 0,
      duplicates: 0,
      unreadable: 0,
      faults: [],
      services: [],
      servers: [],
    };
    const text = textIn(rendered(<PreviewFacts preview={{ ...empty, firstAt: null, lastAt: null }} />));
    expect(text).toContain('There is no test in it to import.');
    expect(text).not.toContain('Period');
  });
});

it('a file that cannot be imported is named with what to do', () => {
  const answer = { kind: 'refused', fileName: 'a.csv', refusal: 'own-table' } as const;
  expect(rendered(<Refusal answer={answer} />)).toBe(
    '<p data-tone="bad">a.csv is a table of Linewatch, which leaves things out. Export the history as JSON and import that file.</p>',
  );
});

it('the end of an import says how many tests came', () => {
  const end = { kind: 'imported', added: 1, duplicates: 3, unreadable: 0 } as const;
  expect(rendered(<ImportEnd answer={end} />)).toBe('<p>1 test was imported.</p>');
});

describe('the list of imports', () => {
  const entry = {
    id: 'i1',
    at: Date.parse('2026-11-23T14:37:00Z'),
    source: 'myspeed',
    fileName: 'speedtests.json',
    state: 'done',
    runs: 12,
  } as const;

  it('offers to remove the tests of each', () => {
    const html = rendered(<ImportList entries={[entry]} onUndo={() => undefined} />);
    expect(textIn(html)).toContain('12 tests from MySpeed (speedtests.json)');
    expect(html).toContain('Remove these tests');
  });

  it('says which is being removed, and offers nothing then', () => {
    const html = rendered(<ImportList entries={[{ ...entry, state: 'undoing' }]} onUndo={() => undefined} />);
    expect(textIn(html)).toContain('Being removed');
    expect(html).not.toContain('<button');
  });
});
