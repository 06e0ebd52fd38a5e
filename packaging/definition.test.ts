import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { APP_ID } from '../main/shell/app-identity';

const ROOT = new URL('..', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const BUILDER = read('electron-builder.yml');
const METAINFO = read('packaging/linux/io.linewatch.app.metainfo.xml');
const FLATPAK = read('packaging/flatpak/io.linewatch.app.yml');
const ENTRY = read('packaging/flatpak/io.linewatch.app.desktop');
const MANIFEST = JSON.parse(read('package.json')) as {
  readonly desktopName: string;
  readonly version: string;
};

/** What a text holds between two others, or after one to the end of its line. */
const find = (text: string, pattern: RegExp) => pattern.exec(text)?.[1];

describe('the packages', () => {
  it('have one id on every system', () => {
    const id = 'io.linewatch.app';
    expect(find(BUILDER, /^appId: (.+)$/m)).toBe(id);
    expect(MANIFEST.desktopName).toBe(`${id}.desktop`);
    expect(find(METAINFO, /<id>(.+)<\/id>/)).toBe(id);
    expect(find(METAINFO, /<launchable type="desktop-id">(.+)<\/launchable>/)).toBe(`${id}.desktop`);
    expect(find(FLATPAK, /^id: (.+)$/m)).toBe(id);
    expect(find(ENTRY, /^StartupWMClass=(.+)$/m)).toBe(id);
    // Windows groups windows and notifications by it.
    expect(APP_ID).toBe(id);
    expect(read('main/index.ts')).toContain('app.setAppUserModelId(APP_ID)');
  });

  it('describe themselves in Chinese as in English', () => {
    const tags = (pattern: RegExp) => [...METAINFO.matchAll(pattern)].length;
    const translatable = tags(/<(?:p|li|summary)>/g);
    expect(translatable).toBeGreaterThan(5);
    expect(tags(/<(?:p|li|summary) xml:lang="zh-CN">/g)).toBe(translatable);
  });

  it('name this version as the newest in the AppStream metadata', () => {
    expect(find(METAINFO, /<release version="([^"]+)"/)).toBe(MANIFEST.version);
  });

  it('say the same in the menu, by whichever package they came', () => {
    const entry = (key: string) =>
      ENTRY.split('\n')
        .find((line) => line.startsWith(`${key}=`))
        ?.slice(key.length + 1);
    const inBuilder = (key: string) => BUILDER.split(`      ${key}: `)[1]?.split('\n')[0];
    expect(entry('Comment')).toBe(find(BUILDER, /^ {2}description: (.+)$/m));
    for (const name of [
      'GenericName',
      'Keywords',
      'GenericName[zh_CN]',
      'Keywords[zh_CN]',
      'Comment[zh_CN]',
    ]) {
      expect(entry(name)).toEqual(expect.any(String));
      expect(entry(name)).toBe(inBuilder(name));
    }
    expect(find(ENTRY, /^Categories=(.+);$/m)).toBe(find(BUILDER, /^ {2}category: (.+)$/m));
  });

  it('are made for both processors, and by every target that is documented', () => {
    const targets = [...BUILDER.matchAll(/- target: (\S+)\n\s+arch: \[x64, arm64\]/g)].map(
      ([, name]) => name,
    );
    expect(targets).toEqual(['AppImage', 'deb', 'rpm', 'tar.gz', 'dmg', 'zip', 'nsis', 'portable']);
    const page = read('docs/packages.md');
    expect(targets.filter((name) => !page.includes(`\`${String(name)}\``))).toEqual([]);
  });

  it('take only files that exist', () => {
    const paths = [
      ...[...BUILDER.matchAll(/(?:packaging\/[\w./-]+)/g)].map(([path]) => path),
      ...[...FLATPAK.matchAll(/path: (?!\.\.\/\.\.\/dist)(.+)$/gm)].map(
        ([, path = '']) => `packaging/flatpak/${path}`,
      ),
    ];
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
  });
});
