import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, FRESH_SETTINGS, type Settings } from '../../../shared/settings';
import type { StorageEvent } from '../../../shared/recording/storage-event';
import { writeWhole } from '../../files/whole-file';
import { temporaryFolder } from '../../testing/folder';
import { actAsOther, canActAsOther } from '../../testing/other-account';
import { refusalBy } from '../../testing/start-refusal';
import { SettingsKeeper } from './settings-keeper';

const CHINESE: Settings = { ...DEFAULT_SETTINGS, language: 'zh-CN' };
const BROKEN = '{\n  "language": "en",\n}';

function folderWith(files: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder();
  const path = (name: string) => join(folder, name);
  for (const [name, content] of Object.entries(files)) writeFileSync(path(name), content);
  /** Opens the settings as a start does. */
  const open = (write?: () => void, checkPlace: () => void = () => undefined) => {
    const events: StorageEvent[] = [];
    const log: string[] = [];
    const over: string[] = [];
    const settings = new SettingsKeeper({
      folder,
      checkPlace,
      write: write ?? ((saved) => writeWhole(path('settings.json'), JSON.stringify(saved))),
      onEvent: (event) => void events.push(event),
      onOver: (kind, path) => void over.push(`${kind} ${path}`),
      log: (sentence) => void log.push(sentence),
    });
    return { settings, events, log, over };
  };
  const read = (name: string) => readFileSync(path(name), 'utf8');
  const keptNames = () => readdirSync(folder).filter((name) => name.includes('.kept-'));
  return { folder, path, open, read, keptNames };
}

describe('settings', () => {
  it('are those of a fresh installation where there is no file, and nothing is written', () => {
    const { open, folder } = folderWith();
    const { settings, events } = open();
    expect(settings.current).toEqual(FRESH_SETTINGS);
    expect(settings.origin).toEqual({ kind: 'none' });
    expect(events).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are found again after they were saved, and their copy with them', () => {
    const { open, read } = folderWith();
    expect(open().settings.save(CHINESE)).toEqual({ kind: 'saved' });
    expect(open().settings.current).toEqual(CHINESE);
    expect(read('settings.bak.json')).toBe(read('settings.json'));
  });

  it('written by hand have a copy from the next start on', () => {
    const { open, read } = folderWith({ 'settings.json': '\uFEFF{"language":"zh-CN"}' });
    const { settings, events } = open();
    expect(settings.current).toEqual(CHINESE);
    expect(events).toEqual([]);
    expect(read('settings.bak.json')).toBe('\uFEFF{"language":"zh-CN"}');
  });

  it('that cannot be written stay as they were', () => {
    const { open, read } = folderWith({ 'settings.json': '{"language":"zh-CN"}' });
    const full = Object.assign(new Error('ENOSPC: no space'), { errno: -28 });
    const { settings } = open(() => {
      throw full;
    });
    expect(settings.save(DEFAULT_SETTINGS)).toEqual({
      kind: 'not-written',
      detail: 'no space left on device',
    });
    expect(settings.current).toEqual(CHINESE);
    expect(read('settings.json')).toBe('{"language":"zh-CN"}');
  });

  it('are not written to what stands in the place of a folder that is away', () => {
    const { open, read } = folderWith({ 'settings.json': '{"language":"zh-CN"}' });
    const { settings } = open(undefined, () => {
      throw new Error('the data folder is not at its place');
    });
    expect(settings.save(DEFAULT_SETTINGS)).toEqual({
      kind: 'not-written',
      detail: 'the data folder is not at its place',
    });
    expect(settings.current).toEqual(CHINESE);
    expect(read('settings.json')).toBe('{"language":"zh-CN"}');
  });
});

describe('a settings file with wrong values', () => {
  const WRONG = '{"language":"zh-CN","theme":"pink","chanels":{}}';

  it('counts for the rest, stays as it is, and is kept beside', () => {
    const { open, read, path, keptNames } = folderWith({ 'settings.json': WRONG });
    const { settings, events } = open();
    expect(settings.current).toEqual(CHINESE);
    expect(read('settings.json')).toBe(WRONG);
    const [kept] = keptNames();
    expect(read(kept ?? '')).toBe(WRONG);
    expect(statSync(path(kept ?? '')).mode & 0o777).toBe(0o600);
    expect(events).toEqual([
      {
        kind: 'settings-partly-read',
        path: path('settings.json'),
        kept: path(kept ?? ''),
        cuts: [
          { path: 'theme', cut: 'theme', found: '"pink"', taken: '"system"' },
          { path: 'chanels', cut: 'chanels', found: '', taken: null },
        ],
        cutCount: 2,
      },
    ]);
  });

  it('is the same event at each start, with one copy', () => {
    const { open, keptNames } = folderWith({ 'settings.json': WRONG });
    expect(open().events).toEqual(open().events);
    expect(keptNames()).toHaveLength(1);
  });

  it('does not take the place of the last good copy', () => {
    const { open, read } = folderWith({
      'settings.json': WRONG,
      'settings.bak.json': '{"language":"zh-CN"}',
    });
    open();
    expect(read('settings.bak.json')).toBe('{"language":"zh-CN"}');
  });

  it('names the first twenty of many', () => {
    const rules = Array.from({ length: 30 }, (_, index) => ({ id: `R${index}` }));
    const { open } = folderWith({ 'settings.json': JSON.stringify({ rules }) });
    const [event] = open().events;
    expect(event).toMatchObject({ kind: 'settings-partly-read', cutCount: 30 });
    expect(event?.kind === 'settings-partly-read' && event.cuts).toHaveLength(20);
  });

  it('keeps the newest ten of many', () => {
    const { open, path, keptNames } = folderWith();
    for (let color = 0; color < 14; color += 1) {
      writeFileSync(path('settings.json'), `{"theme":"color-${color}"}`);
      open();
    }
    expect(keptNames()).toHaveLength(10);
  });
});

describe('a settings file that cannot be read', () => {
  it.each([
    ['a comma too many', BROKEN, { problem: 'trailing-comma', line: 3, column: 1 }],
    ['a comment', '{ // mine\n}', { problem: 'comment', line: 1, column: 3 }],
    ['zeros after a power cut', '\0\0\0\0', { problem: 'empty', line: 1, column: 1 }],
    ['nothing', '', { problem: 'empty', line: 1, column: 1 }],
    ['a list', '[]', { problem: 'no-object', line: 1, column: 1 }],
  ])('(%s) stays as it is; its copy is in use, and that is said', (_name, content, fault) => {
    const { open, read, path } = folderWith({
      'settings.json': content,
      'settings.bak.json': JSON.stringify(CHINESE),
    });
    const { settings, events } = open();
    expect(settings.current).toEqual(CHINESE);
    expect(settings.origin).toEqual({ kind: 'copy', fault });
    expect(events).toMatchObject([{ kind: 'settings-restored', path: path('settings.json'), fault }]);
    expect(read('settings.json')).toBe(content);
    expect(read('settings.bak.json')).toBe(JSON.stringify(CHINESE));
  });

  it('without a copy leaves the defaults, and that is said', () => {
    const { open, read, folder } = folderWith({ 'settings.json': BROKEN });
    const { settings, events } = open();
    expect(settings.current).toEqual(DEFAULT_SETTINGS);
    expect(settings.origin.kind).toBe('defaults');
    expect(events.map(({ kind }) => kind)).toEqual(['settings-defaults']);
    expect(read('settings.json')).toBe(BROKEN);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('counts again once it was corrected', () => {
    const { open, path } = folderWith({ 'settings.json': BROKEN });
    open();
    writeFileSync(path('settings.json'), '{"language":"zh-CN"}');
    const { settings, events } = open();
    expect(settings.current).toEqual(CHINESE);
    expect(events).toEqual([]);
  });

  it('is kept beside when a person saves settings', () => {
    const { open, read, keptNames } = folderWith({ 'settings.json': BROKEN });
    const { settings } = open();
    settings.save(CHINESE);
    settings.save({ ...CHINESE, theme: 'dark' });
    expect(keptNames().map(read)).toEqual([BROKEN]);
    expect(open().settings.current).toMatchObject({ language: 'zh-CN', theme: 'dark' });
  });

  it('of a newer version is refused, and nothing is changed', () => {
    const newer = '{"version":99,"language":"zh-CN"}';
    const { open, folder, path, read } = folderWith({ 'settings.json': newer });
    expect(refusalBy(open)).toEqual({ problem: 'newer', path: path('settings.json'), detail: '99' });
    expect(readdirSync(folder)).toEqual(['settings.json']);
    expect(read('settings.json')).toBe(newer);
  });
});

describe('a settings file that is gone', () => {
  it('is made again from its copy, and that is said', () => {
    const { open, read, path } = folderWith({ 'settings.bak.json': JSON.stringify(CHINESE) });
    const { settings, events } = open();
    expect(settings.current).toEqual(CHINESE);
    expect(JSON.parse(read('settings.json'))).toEqual(CHINESE);
    expect(events).toEqual([{ kind: 'settings-missing', path: path('settings.json') }]);
    expect(open().events).toEqual([]);
  });
});

describe('the copy of the settings', () => {
  it('that cannot be written is told of, until it can be', () => {
    const { open, path } = folderWith({ 'settings.json': '{}' });
    symlinkSync('/nowhere/copy.json', path('settings.bak.json'));
    const { settings, events, over } = open();
    expect(settings.current).toEqual(DEFAULT_SETTINGS);
    const failing = { kind: 'copies-failing', path: path('settings.bak.json'), problem: 'refused' };
    expect(events).toMatchObject([failing]);
    rmSync(path('settings.bak.json'));
    expect(settings.save(CHINESE)).toEqual({ kind: 'saved' });
    expect(over).toEqual([`copies-failing ${path('settings.bak.json')}`]);
  });
});

describe('a settings file that was changed by hand while Linewatch ran', () => {
  it('is kept beside what is saved, and that is said', () => {
    const { open, path, read, keptNames } = folderWith({ 'settings.json': '{}' });
    const { settings, events } = open();
    writeFileSync(path('settings.json'), '{"theme":"dark"}');
    settings.save(CHINESE);
    const [kept] = keptNames();
    expect(read(kept ?? '')).toBe('{"theme":"dark"}');
    expect(events).toEqual([
      { kind: 'settings-replaced', path: path('settings.json'), kept: path(kept ?? '') },
    ]);
  });
});

describe('a settings file that the disk refuses', () => {
  it.runIf(canActAsOther)('stops the start and stays as it is (as an account that is not root)', () => {
    const { open, path, folder } = folderWith({
      'settings.json': '{"language":"zh-CN"}',
      'settings.bak.json': '{}',
    });
    chmodSync(path('settings.json'), 0o600);
    actAsOther(folder);
    expect(refusalBy(open)).toEqual({
      problem: 'owned-by-another',
      path: path('settings.json'),
      detail: 'root',
    });
    expect(readdirSync(folder).sort()).toEqual(['settings.bak.json', 'settings.json']);
  });

  it('is refused where it is a link whose target is missing, also one of its copy', () => {
    for (const name of ['settings.json', 'settings.bak.json']) {
      const { open, path, folder } = folderWith();
      symlinkSync('/nowhere/mine.json', path(name));
      const refusal = { problem: 'link-to-nothing', path: path(name), detail: '/nowhere/mine.json' };
      expect(refusalBy(open)).toEqual(refusal);
      expect(readdirSync(folder)).toEqual([name]);
    }
  });

  it('is not replaced where its link has lost its target meanwhile', () => {
    const { open, path } = folderWith({ 'target.json': '{}' });
    symlinkSync('target.json', path('settings.json'));
    const { settings } = open();
    rmSync(path('target.json'));
    expect(settings.save(CHINESE).kind).toBe('not-written');
    expect(readlinkSync(path('settings.json'))).toBe('target.json');
  });

  it('is refused too where it is a folder', () => {
    const { open, path } = folderWith({ 'settings.bak.json': '{}' });
    mkdirSync(path('settings.json'));
    expect(refusalBy(open)).toMatchObject({ problem: 'other', path: path('settings.json') });
    expect(existsSync(path('settings.bak.json'))).toBe(true);
  });
});
