import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { executable } from './application/executable';
import { Release } from './application/release';
import { Tray } from './desktop/tray';
import { expect, test } from './fixtures';

/** How a fuse is written in the program: as a digit. */
const [DISABLE, ENABLE] = Buffer.from('01');

/** Every fuse as a release has it. */
const FUSES = {
  [FuseV1Options.RunAsNode]: DISABLE,
  // A locked keyring would hold up the start; there are no cookies, see below.
  [FuseV1Options.EnableCookieEncryption]: DISABLE,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLE,
  [FuseV1Options.EnableNodeCliInspectArguments]: DISABLE,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ENABLE,
  [FuseV1Options.OnlyLoadAppFromAsar]: ENABLE,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: DISABLE,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLE,
};

test('a release has every fuse set, and what is tested differs in the debugger’s alone', async () => {
  const inspect = FuseV1Options.EnableNodeCliInspectArguments;
  expect(await getCurrentFuseWire(executable())).toMatchObject({ ...FUSES, [inspect]: ENABLE });
  expect(readFileSync('electron-builder.yml', 'utf8')).toContain('enableNodeCliInspectArguments: false');
});

test('nobody looks into a release, by none of the ways that a runtime offers', async ({
  bus,
  folder,
  startProgram,
}) => {
  const release = await Release.make();
  try {
    expect(await getCurrentFuseWire(release.program)).toMatchObject(FUSES);
    const ways = ['--remote-debugging-port=0', '--inspect=127.0.0.1:0'];
    const env = { NODE_OPTIONS: '--title=foreign', ELECTRON_RUN_AS_NODE: '1' };
    const program = startProgram(['--hidden', ...ways], { program: release.program, env });
    // Whoever listens says so before there is an icon.
    await Tray.of(bus, program.pid);
    program.signal('SIGTERM');
    const { stderr } = await program.ended;
    expect(stderr).not.toMatch(/listening on ws/i);
    expect(['DevToolsActivePort', 'Cookies'].filter((name) => existsSync(join(folder.path, name)))).toEqual(
      [],
    );
  } finally {
    release.remove();
  }
});
