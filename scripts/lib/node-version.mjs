/** The oldest Node that runs these scripts, the build and the tests; the same as `engines` in package.json. */
const OLDEST = [20, 19];

/**
 * Says what is wrong with a version of Node.
 *
 * @param {string} version as in process.versions.node
 * @returns {string | null} a sentence for the user, or null when the version will do
 */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null;
  return `Linewatch needs Node ${OLDEST.join('.')} or newer; this is Node ${version}. Install a newer Node and run the command again.`;
}
