/**
 * The section of a version in the changelog, without its heading; that of what is not released yet where the version has
 * none. Empty where there is neither.
 *
 * @param {string} changelog in the form of Keep a Changelog
 * @param {string} version
 */
export function findReleaseNotes(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const named = (/** @type {string} */ name) =>
    sections.find((section) => (section.split('\n', 1)[0] ?? '').split(/[\s[\]]+/).includes(name));
  const section = named(version) ?? named('Unreleased') ?? '';
  return section.split('\n').slice(1).join('\n').trim();
}
