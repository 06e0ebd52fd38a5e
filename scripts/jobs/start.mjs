import { hasDisplay, openDesktop } from '../lib/desktop.mjs';
import { launch } from '../lib/launch.mjs';
import { electronSwitches, root } from '../lib/places.mjs';
import { readyApplication } from '../lib/ready.mjs';
import { Stop } from '../lib/stop.mjs';

/** With one of these the application answers in the terminal and shows no window. */
const WINDOWLESS = ['--measure', '--json', '--help'];

/**
 * Starts the application with the user's own data folder; arguments are handed on.
 *
 * @param {readonly string[]} args
 */
export async function run(args) {
  const isWindowless = args.some((argument) => WINDOWLESS.includes(argument));
  if (!hasDisplay() && !isWindowless) {
    throw new Stop(
      'Linewatch needs a desktop, and there is none here (neither DISPLAY nor WAYLAND_DISPLAY is set). Without one, `npm start -- --measure` measures once and `npm run demo` shows what it does.',
    );
  }
  const { executable } = await readyApplication();
  const screen = hasDisplay() ? null : await openDesktop();
  try {
    const { code } = await launch(executable, [root, ...electronSwitches(), ...args], {
      ...(screen && { env: screen.env, isVirtual: true }),
    });
    return code;
  } finally {
    screen?.close();
  }
}
