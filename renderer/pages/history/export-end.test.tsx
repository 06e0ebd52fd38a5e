import { describe, expect, it } from 'vitest';
import { rendered } from '../../testing/rendered';
import { ExportEnd } from './export-end';

describe('the end of an export', () => {
  it('says what to do where the file could not be saved; the words of the system are behind “Details”', () => {
    const html = rendered(
      <ExportEnd answer={{ kind: 'not-written', path: '/mnt/a.csv', detail: 'ENOSPC: no space left' }} />,
    );
    expect(html).toMatch(
      /^<p data-tone="bad">\/mnt\/a\.csv could not be saved\. Choose another folder or free some space\.<\/p><details.*ENOSPC: no space left.*<\/details>$/,
    );
  });
  it('says that the data folder is no place for it', () => {
    const html = rendered(<ExportEnd answer={{ kind: 'in-data-folder', path: '/d/settings.json' }} />);
    expect(html).toBe(
      '<p data-tone="bad">/d/settings.json was not written: it is in Linewatch’s data folder, which is for the records and settings alone. Choose another place.</p>',
    );
  });
  it('says where the file is', () => {
    const html = rendered(<ExportEnd answer={{ kind: 'written', path: '/mnt/a.csv', runs: 2 }} />);
    expect(html).toBe('<p>2 tests were saved to /mnt/a.csv</p>');
  });
  it('is nothing where no folder was chosen', () => {
    expect(rendered(<ExportEnd answer={{ kind: 'cancelled' }} />)).toBe('');
  });
});
