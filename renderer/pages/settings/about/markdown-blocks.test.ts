import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { getSection, toBlocks } from './markdown-blocks';

it('a changelog is headings, lists and paragraphs of plain text', () => {
  const text = [
    '# Changelog',
    '',
    'What a user notices, as [Keep a Changelog](https://keepachangelog.example/) says.',
    '',
    '## Unreleased',
    '',
    '### Added',
    '',
    '- One file, by `--backup FILE` ([docs/backup.md](docs/backup.md)).',
    '- _History → Export_ writes **all** of `linewatch_db`.',
  ].join('\n');
  expect(toBlocks(text)).toEqual([
    { kind: 'paragraph', text: 'What a user notices, as Keep a Changelog says.' },
    { kind: 'heading', level: 2, text: 'Unreleased' },
    { kind: 'heading', level: 3, text: 'Added' },
    {
      kind: 'list',
      items: ['One file, by --backup FILE.', 'History → Export writes all of linewatch_db.'],
    },
  ]);
});

it('an empty text has no parts', () => {
  expect(toBlocks('')).toEqual([]);
});

it('of the README, what is sent where is a table of whom, what and when', () => {
  const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');
  const [table, ...others] = toBlocks(getSection(readme, 'What is sent where'));
  if (table?.kind !== 'table') throw new Error('there is no table');
  expect(table.rows[0]).toEqual(['To whom', 'What', 'When']);
  expect(table.rows.length).toBeGreaterThan(10);
  expect(table.rows.filter((row) => row.length !== 3 || row.join('').match(/[`*]|\]\(/))).toEqual([]);
  expect(others.map(({ kind }) => kind)).not.toContain('heading');
  expect(JSON.stringify(others)).toContain('Nothing else leaves your computer');
});

it('a heading that is not there has no section', () => {
  expect(getSection('# A\n\n## B\n\ntext\n', 'C')).toBe('');
});
