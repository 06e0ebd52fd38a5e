import { describe, expect, it } from 'vitest';
import { desktopEntry, planAutostart } from './autostart-entry';

describe('what starts at login', () => {
  it('is the program, in the configuration folder of the user', () => {
    expect(planAutostart(['/opt/Linewatch/linewatch'], '/home/ada', {}, null)).toEqual({
      file: '/home/ada/.config/autostart/linewatch.desktop',
      command: ['/opt/Linewatch/linewatch'],
    });
    const moved = { XDG_CONFIG_HOME: '/data/config' };
    expect(planAutostart(['/opt/Linewatch/linewatch'], '/home/ada', moved, null).file).toBe(
      '/data/config/autostart/linewatch.desktop',
    );
  });

  it.each([
    [
      '/var/lib/flatpak/app/io.linewatch.app/x86_64/stable/0f3a/files',
      '/var/lib/flatpak/exports/bin/io.linewatch.app',
    ],
    [
      '/home/ada/.local/share/flatpak/app/io.linewatch.app/aarch64/master/9c/files',
      '/home/ada/.local/share/flatpak/exports/bin/io.linewatch.app',
    ],
  ])('is what Flatpak exports of %s', (path, command) => {
    const flatpak = {
      id: 'io.linewatch.app',
      info: `[Application]\nname=io.linewatch.app\n\n[Instance]\ninstance-id=7\napp-path=${path}\n`,
    };
    const env = { XDG_CONFIG_HOME: '/home/ada/.var/app/io.linewatch.app/config' };
    expect(planAutostart(['/app/main/linewatch'], '/home/ada', env, flatpak)).toEqual({
      file: '/home/ada/.config/autostart/linewatch.desktop',
      command: [command],
    });
    const host = { ...env, HOST_XDG_CONFIG_HOME: '/data/config' };
    expect(planAutostart(['/app/main/linewatch'], '/home/ada', host, flatpak).file).toBe(
      '/data/config/autostart/linewatch.desktop',
    );
  });
});

describe('the autostart file', () => {
  it('is ignored by the desktop once the program is removed', () => {
    expect(desktopEntry(['/opt/Linewatch/linewatch'], '--hidden')).toBe(
      [
        '[Desktop Entry]',
        'Type=Application',
        'Name=Linewatch',
        'TryExec=/opt/Linewatch/linewatch',
        'Exec=/opt/Linewatch/linewatch --hidden',
        'Icon=linewatch',
        'X-GNOME-Autostart-enabled=true',
        '',
      ].join('\n'),
    );
  });

  it('holds any path: the program once, further words in the command alone', () => {
    const entry = desktopEntry(['/home/ada/my apps/100%/line $1.AppImage', '/home/a"b'], '--hidden');
    expect(entry).toContain('TryExec=/home/ada/my apps/100%/line $1.AppImage\n');
    expect(entry).toContain('Exec="/home/ada/my apps/100%%/line \\\\$1.AppImage" "/home/a\\\\"b" --hidden\n');
  });
});
