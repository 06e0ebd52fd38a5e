import { command } from '../command.mjs';
import { root } from '../places.mjs';

const SECOND_MS = 1000;

/**
 * The time that archives and lists of a build carry instead of that of the build, so that two builds of one commit are
 * the same: SOURCE_DATE_EPOCH where it is set, else that of the commit.
 *
 * @returns {Promise<number | null>} in seconds since 1970; null outside of a repository
 */
export async function getCommitTime() {
  const given = process.env['SOURCE_DATE_EPOCH'];
  if (given) return Number(given);
  const { code, stdout } = await command('git', ['log', '-1', '--format=%ct'], { cwd: root });
  return code === 0 ? Number(stdout) : null;
}

/** The same as ISO 8601. @param {number | null} seconds */
export function toIsoTime(seconds) {
  return seconds === null ? null : new Date(seconds * SECOND_MS).toISOString();
}
