import { describe, expect, it } from 'vitest';
import type { RestorePreview } from '../../../../shared/backup/backup';
import { rendered } from '../../../testing/rendered';
import { BackupEnd } from './backup-end';
import { keepChoices, toBackup, toBackupForm } from './backup-form';
import { RestoreFacts } from './restore-facts';
import { RestorePointList } from './restore-point-list';

const AT = Date.parse('2026-11-23T14:37:00Z');
const COUNTS = { tests: 120, outages: 1, notes: 2, waiting: 0, firstAt: AT - 86_400_000, newestAt: AT };
const PREVIEW: RestorePreview = {
  kind: 'preview',
  id: 'r1',
  source: { kind: 'file', path: '/media/stick/line.zip' },
  madeAt: AT,
  version: '1.0.0',
  there: COUNTS,
  here: { ...COUNTS, tests: 1, firstAt: null, newestAt: null },
  settings: ['rules', 'channels'],
  secrets: ['mail.password'],
};
const textIn = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the preview of a restore', () => {
  it('says what is in it, what is in use, which settings change and what must be entered again', () => {
    const text = textIn(rendered(<RestoreFacts preview={PREVIEW} />));
    expect(text).toContain('/media/stick/line.zip');
    expect(text).toContain('120 tests · one outage · 2 notes · ');
    expect(text).toContain('one test · one outage');
    expect(text).toContain('Rules, Channels');
    expect(text).toContain('Mail: Password');
    expect(text).toContain('set aside');
  });

  it('of a copy without settings says that those of now stay', () => {
    const copy = { kind: 'copy', id: 'copies/2026-11-23.db' } as const;
    const text = textIn(
      rendered(<RestoreFacts preview={{ ...PREVIEW, source: copy, settings: null, secrets: [] }} />),
    );
    expect(text).toContain('Your present settings stay.');
    expect(text).not.toContain('To be entered again');
  });
});

describe('the copies that can be restored', () => {
  const point = {
    id: 'copies/2026-11-23.db',
    kind: 'daily',
    madeAt: AT,
    bytes: 4_000_000,
    counts: COUNTS,
  } as const;

  it('are listed with what they hold; one that cannot be read offers nothing', () => {
    const points = [
      point,
      { ...point, id: 'before-restore/0001', kind: 'before-restore', counts: null } as const,
    ];
    const html = rendered(<RestorePointList points={points} hasFailed={false} onRestore={() => undefined} />);
    expect(textIn(html)).toContain('120 tests');
    expect(textIn(html)).toContain('State before the restore');
    expect(textIn(html)).toContain('cannot be read');
    expect(html.match(/<button/g)).toHaveLength(1);
    expect(html).toContain('aria-label="Restore: Copy of ');
  });
});

it('a backup that was not written says why, and what to do', () => {
  const answer = { kind: 'not-written', path: '/usb/a.zip', problem: 'read-only', detail: '' } as const;
  expect(rendered(<BackupEnd answer={answer} />)).toBe(
    '<p data-tone="bad">The backup was not written: /usb/a.zip is on a disk that is read-only. Choose another place.</p>',
  );
});

it('the form of backups gives back the settings that it shows', () => {
  const stored = { every: 'week', folder: '/media/nas', keep: 5 } as const;
  expect(toBackup(toBackupForm(stored))).toEqual(stored);
  expect(keepChoices('5')).toEqual(['3', '5', '7', '14', '30', '90', '365']);
});
