import { expect, it } from 'vitest';
import { toBlocks } from './markdown-blocks';

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
