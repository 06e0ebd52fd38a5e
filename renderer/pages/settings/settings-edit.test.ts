import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { toForm } from './form';
import { editAfterSave, formWith, getKeptEdit, readEdit } from './settings-edit';
import { newSchedule } from './schedules/schedules-form';

const STORED = toForm(DEFAULT_SETTINGS);
const TYPED = {
  ...STORED,
  planDownload: '250',
  secrets: { 'mail.password': 'hunter2', 'ntfy.token': '' },
} as const;

/** As main gives it back to another window, or to another process. */
const through = (value: object | null): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe('an edit of the settings', () => {
  it('outlives the window as it was, secrets included', () => {
    const kept = getKeptEdit({ typed: TYPED, base: STORED });
    const { edit, lostSecrets } = readEdit(through(kept.settings), through(kept.secrets), STORED);
    expect(formWith(edit, STORED)).toEqual({ ...STORED, planDownload: '250', secrets: TYPED.secrets });
    expect(lostSecrets).toEqual([]);
  });
  it('outlives the process without its secrets, and names them', () => {
    const kept = getKeptEdit({ typed: TYPED, base: STORED });
    expect(JSON.stringify(kept.settings)).not.toContain('hunter2');
    const { edit, lostSecrets } = readEdit(through(kept.settings), undefined, STORED);
    expect(formWith(edit, STORED)).toEqual({ ...STORED, planDownload: '250' });
    expect(lostSecrets).toEqual(['mail.password']);
  });
  it('names a lost secret until it is typed again, whatever else is typed', () => {
    const again = getKeptEdit({ typed: { ...STORED, planUpload: '40' }, base: STORED }, ['mail.password']);
    const read = readEdit(through(again.settings), undefined, STORED);
    expect(read.lostSecrets).toEqual(['mail.password']);
    const typed = { ...STORED, secrets: { 'mail.password': 'hunter3' } };
    const typedAgain = getKeptEdit({ typed, base: STORED }, ['mail.password']);
    expect(readEdit(through(typedAgain.settings), through(typedAgain.secrets), STORED).lostSecrets).toEqual(
      [],
    );
  });
  it('keeps a form with faults', () => {
    const typed = {
      ...STORED,
      planDownload: 'much',
      schedules: [{ ...newSchedule('main', ''), cron: '* *' }],
    };
    const kept = getKeptEdit({ typed, base: STORED });
    expect(formWith(readEdit(through(kept.settings), undefined, STORED).edit, STORED)).toEqual(typed);
  });
  it('is over when everything is as stored again', () => {
    expect(getKeptEdit({ typed: { ...STORED }, base: STORED })).toEqual({ settings: null, secrets: null });
  });
});

describe('what is typed while the settings are saved', () => {
  it('stays typed; what was saved does not', () => {
    const now = { ...TYPED, planUpload: '40', secrets: { ...TYPED.secrets, 'ntfy.token': 'late' } };
    const saved = { ...STORED, planDownload: '250' };
    expect(formWith(editAfterSave(now, TYPED), saved)).toEqual({
      ...saved,
      planUpload: '40',
      secrets: { 'ntfy.token': 'late' },
    });
  });
  it('is nothing where nobody typed', () => {
    expect(editAfterSave({ ...TYPED }, TYPED)).toBeNull();
  });
});
