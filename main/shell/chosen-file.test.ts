import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chosenFile, namedFile, saveOptions } from './chosen-file';

it('a file is proposed in the folder for documents, with its kind', () => {
  expect(saveOptions({ name: 'line.csv', extension: 'csv', kind: 'Table' }, '/home/ada/Documents')).toEqual({
    defaultPath: join('/home/ada/Documents', 'line.csv'),
    filters: [{ name: 'Table', extensions: ['csv'] }],
  });
});

it.each([
  ['as it was named', { canceled: false, filePath: '/a/line.csv' }, '/a/line.csv'],
  ['with the extension that GTK does not add', { canceled: false, filePath: '/a/line' }, '/a/line.csv'],
  [
    'with another extension, as a person wants it',
    { canceled: false, filePath: '/a/line.txt' },
    '/a/line.txt',
  ],
  ['nowhere, as the dialog was left', { canceled: true, filePath: '/a/line.csv' }, null],
  ['nowhere, as macOS says it', { canceled: false, filePath: '' }, null],
])('a file is saved %s', (_name, answer, path) => {
  expect(namedFile(answer, 'csv')).toBe(path);
});

it.each([
  ['one', { canceled: false, filePaths: ['/a/b.zip'] }, '/a/b.zip'],
  ['none', { canceled: false, filePaths: [] }, null],
  ['one and left', { canceled: true, filePaths: ['/a/b.zip'] }, null],
])('a person has chosen %s', (_name, answer, path) => {
  expect(chosenFile(answer)).toBe(path);
});
