import { hasProgram, install } from '../apt.mjs';
import { command } from '../command.mjs';
import { inRoot } from '../places.mjs';
import { Stop } from '../stop.mjs';

const METAINFO = 'packaging/linux/io.linewatch.app.metainfo.xml';
const ENTRY = 'packaging/flatpak/io.linewatch.app.desktop';
const VALIDATORS = [
  { program: 'appstreamcli', package: 'appstream', args: ['validate', '--no-net', '--strict', METAINFO] },
  { program: 'desktop-file-validate', package: 'desktop-file-utils', args: [ENTRY] },
];

/**
 * Checks the metadata of the Linux packages by the desktop's own programs, which are installed where they may be.
 *
 * @returns {Promise<{ kind: 'valid' } | { kind: 'invalid' | 'unchecked', text: string }>} unchecked says what is missing
 */
export async function checkMetadata() {
  if (process.platform !== 'linux') return { kind: 'unchecked', text: 'appstreamcli runs on Linux' };
  const missing = VALIDATORS.filter(({ program }) => !hasProgram(program));
  try {
    if (missing.length > 0) {
      const names = missing.map(({ program }) => program).join(' and ');
      await install(
        missing.map((validator) => validator.package),
        `Checking the metadata of the packages needs ${names}`,
      );
    }
  } catch (reason) {
    if (!(reason instanceof Stop)) throw reason;
    return { kind: 'unchecked', text: reason.message };
  }
  for (const { program, args } of VALIDATORS) {
    const { code, stdout, stderr } = await command(program, args, { cwd: inRoot() });
    if (code !== 0 || stdout.includes('error:'))
      return { kind: 'invalid', text: `${stdout}${stderr}`.trim() };
  }
  return { kind: 'valid' };
}
