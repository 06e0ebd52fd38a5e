/**
 * What electron-builder asks fpm for: a package of folders and files with its metadata.
 *
 * @typedef {object} PackageOrder
 * @property {Readonly<Record<string, readonly string[]>>} options by name, with all their values
 * @property {readonly { from: string, to: string }[]} files from a file or the contents of a folder (which ends with a
 *   slash) to a path on the installed system
 */

/** Options of fpm without a value. */
const FLAGS = ['--force', '--debug'];
/** Options of fpm that a Debian package is made of; short ones by their long names. */
const VALUES = {
  '-s': 'input-type',
  '-t': 'output-type',
  '-d': 'depends',
  '--deb-recommends': 'deb-recommends',
  '--deb-compression': 'deb-compression',
  '--deb-priority': 'deb-priority',
  '--architecture': 'architecture',
  '--after-install': 'after-install',
  '--after-remove': 'after-remove',
  '--description': 'description',
  '--version': 'version',
  '--iteration': 'iteration',
  '--package': 'package',
  '--name': 'name',
  '--maintainer': 'maintainer',
  '--vendor': 'vendor',
  '--url': 'url',
  '--category': 'category',
  '--license': 'license',
  '--log': 'log',
};

/**
 * Reads the arguments that electron-builder gives to fpm.
 *
 * @param {readonly string[]} args
 * @returns {PackageOrder | { problem: string }} a problem where an argument is not one of those that are understood:
 *   nothing that a package should have may be left out of it
 */
export function readFpmArguments(args) {
  /** @type {Record<string, string[]>} */
  const options = {};
  const files = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (FLAGS.includes(argument)) continue;
    const option = VALUES[/** @type {keyof typeof VALUES} */ (argument)];
    if (option) {
      const value = args[++index];
      if (value === undefined) return { problem: `${argument} has no value` };
      (options[option] ??= []).push(value);
    } else if (argument.startsWith('-')) {
      return { problem: `${argument} is not understood` };
    } else {
      const equals = argument.lastIndexOf('=');
      if (equals === -1) return { problem: `${argument} names no place on the installed system` };
      files.push({ from: argument.slice(0, equals), to: argument.slice(equals + 1) });
    }
  }
  const missing = ['architecture', 'description', 'maintainer', 'name', 'package', 'version'].find(
    (name) => options[name] === undefined,
  );
  return missing ? { problem: `--${missing} is missing` } : { options, files };
}

/**
 * The control file of a Debian package (deb-control(5)).
 *
 * @param {PackageOrder} order
 * @param {number} installedKib what its files take on the disk, in KiB
 */
export function controlFile({ options }, installedKib) {
  const one = (/** @type {string} */ name) => options[name]?.at(-1);
  const list = (/** @type {string} */ name) => options[name]?.join(', ');
  const [synopsis = '', ...rest] = (one('description') ?? '').split('\n');
  const iteration = one('iteration');
  /** @type {[string, string | undefined][]} */
  const fields = [
    ['Package', one('name')],
    ['Version', `${one('version') ?? ''}${iteration ? `-${iteration}` : ''}`],
    ['Architecture', one('architecture')],
    ['Maintainer', one('maintainer')],
    ['Installed-Size', String(installedKib)],
    ['Depends', list('depends')],
    ['Recommends', list('deb-recommends')],
    ['Section', one('category') ?? 'default'],
    ['Priority', one('deb-priority') ?? 'optional'],
    ['Homepage', one('url')],
    ['Description', [synopsis, ...rest.map(continueLine)].join('\n')],
  ];
  return fields
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

/** Further lines of a field begin with a space, and an empty one with a dot after it. @param {string} line */
function continueLine(line) {
  return ` ${line.trim() || '.'}`;
}
