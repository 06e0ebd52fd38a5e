import { hasDisplay, openDesktop } from '../lib/desktop.mjs';
import { launch } from '../lib/launch.mjs';
import { electronSwitches, inRoot, root } from '../lib/places.mjs';
import { readyApplication } from '../lib/ready.mjs';
import { say } from '../lib/say.mjs';
import { Stop } from '../lib/stop.mjs';

/** A demonstration that nobody watches ends by itself, and long before this. */
const DEADLINE_MS = 3 * 60_000;

/**
 * Shows what Linewatch does with everything on this computer: a speed-test server, a mailbox, and a data
 * folder of its own. Without a display it does so on a virtual desktop, takes a picture and ends.
 *
 * @param {readonly string[]} args for the application
 */
export async function run(args) {
  const { executable } = await readyApplication();
  const own = [root, ...electronSwitches(), '--demo', ...args];
  if (hasDisplay()) return (await launch(executable, own)).code;

  const desktop = await openDesktop({ wanted: ['windowManager', 'notifications'] });
  try {
    say('There is no display: the demonstration runs on a virtual one and takes a picture.');
    const picture = `--demo-picture=${inRoot('out', 'demo.png')}`;
    const { code, timedOut } = await launch(executable, [...own, picture], {
      env: desktop.env,
      isVirtual: true,
      deadlineMs: DEADLINE_MS,
    });
    if (timedOut) throw new Stop('The demonstration did not end within 3 minutes and was stopped.');
    return code;
  } finally {
    desktop.close();
  }
}
