import { setTimeout as pause } from 'node:timers/promises';
import { command } from './command.mjs';

const DEADLINE_MS = 20_000;
const INTERVAL_MS = 100;

/**
 * Waits until every name has an owner on the session bus.
 *
 * @param {readonly string[]} names
 * @param {NodeJS.ProcessEnv} env with the address of the bus
 * @returns {Promise<string | null>} the first name still without owner at the deadline, or null
 */
export async function waitForNames(names, env) {
  const deadline = Date.now() + DEADLINE_MS;
  for (const name of names) {
    while (!(await hasOwner(name, env))) {
      if (Date.now() > deadline) return name;
      await pause(INTERVAL_MS);
    }
  }
  return null;
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
async function hasOwner(name, env) {
  const question = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
  const args = [...question, 'org.freedesktop.DBus.NameHasOwner', `string:${name}`];
  return (await command('dbus-send', args, { env })).stdout.includes('boolean true');
}
