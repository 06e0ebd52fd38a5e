import { describe, expect, it } from 'vitest';
import { controlFile, readFpmArguments } from './fpm-arguments.mjs';

const ARGUMENTS = [
  ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libgtk-3-0', '-d', 'libasound2t64 | libasound2'],
  ...['--deb-recommends', 'x11-utils', '--deb-compression', 'xz', '--architecture', 'amd64'],
  ...['--after-install', '/tmp/install', '--after-remove', '/tmp/remove'],
  ...['--description', 'Measures the line\n First paragraph.\n\n Second paragraph.'],
  ...['--version', '1.2.3~beta.1', '--package', '/dist/linewatch.deb', '--name', 'linewatch'],
  ...['--maintainer', 'A Person <a@example.org>', '--url', 'https://example.org', '--category', 'net'],
  ...['--deb-priority', 'optional', '--license', 'MIT'],
  ...['/dist/linux-unpacked/=/opt/Linewatch', 'a=b.png=/usr/share/icons/a.png'],
];

describe('the arguments of fpm', () => {
  it('name options with all their values, and the files', () => {
    const order = readFpmArguments(ARGUMENTS);
    expect(order).toMatchObject({
      options: { depends: ['libgtk-3-0', 'libasound2t64 | libasound2'], 'after-install': ['/tmp/install'] },
      files: [
        { from: '/dist/linux-unpacked/', to: '/opt/Linewatch' },
        { from: 'a=b.png', to: '/usr/share/icons/a.png' },
      ],
    });
  });

  it.each([
    [['--deb-pre-depends', 'dpkg'], '--deb-pre-depends is not understood'],
    [['--config-files'], '--config-files is not understood'],
    [['/only/a/path'], '/only/a/path names no place on the installed system'],
    [['-d'], '-d has no value'],
  ])('are refused where one is not understood: %j', (more, problem) => {
    expect(readFpmArguments([...ARGUMENTS, ...more])).toEqual({ problem });
  });

  it('are refused without what every package has', () => {
    expect(readFpmArguments(['-s', 'dir', '-t', 'deb'])).toEqual({ problem: '--architecture is missing' });
  });
});

describe('the control file', () => {
  it('has the fields of the package', () => {
    const order = readFpmArguments(ARGUMENTS);
    if ('problem' in order) throw new Error(order.problem);
    expect(controlFile(order, 1024)).toBe(
      [
        'Package: linewatch',
        'Version: 1.2.3~beta.1',
        'Architecture: amd64',
        'Maintainer: A Person <a@example.org>',
        'Installed-Size: 1024',
        'Depends: libgtk-3-0, libasound2t64 | libasound2',
        'Recommends: x11-utils',
        'Section: net',
        'Priority: optional',
        'Homepage: https://example.org',
        'Description: Measures the line',
        ' First paragraph.',
        ' .',
        ' Second paragraph.',
        '',
      ].join('\n'),
    );
  });
});
