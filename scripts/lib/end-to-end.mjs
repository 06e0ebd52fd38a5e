import { openDesktop } from './desktop.mjs';
import { launch } from './launch.mjs';
import { packagedExecutable } from './package.mjs';
import { root } from './places.mjs';

/** Where Playwright leaves its result, see playwright.config.ts. */
export const END_TO_END_RESULT = 'test-results/e2e.json';

/**
 * Runs the end-to-end tests on the packaged application; on Linux inside a virtual desktop of their own
 * with everything that the application meets on a real one.
 *
 * @param {readonly string[]} args for Playwright
 * @returns {Promise<number>} its exit code
 */
export async function runEndToEnd(args) {
  const desktop =
    process.platform === 'linux'
      ? await openDesktop({ wanted: ['windowManager', 'notifications', 'panel', 'keyring'], ownHome: true })
      : null;
  try {
    const env = { ...(desktop?.env ?? process.env), LINEWATCH_EXECUTABLE: packagedExecutable };
    const { code } = await launch(
      process.execPath,
      ['node_modules/@playwright/test/cli.js', 'test', ...args],
      {
        cwd: root,
        env,
      },
    );
    return code;
  } finally {
    desktop?.close();
  }
}
