import { makePackages } from '../lib/packaging/dist.mjs';
import { readyApplication } from '../lib/ready.mjs';

/**
 * Makes packages into dist/: `npm run dist -- deb tar.gz`. Without a target, all that electron-builder.yml names for
 * this system; what begins with a dash goes to electron-builder.
 *
 * @param {readonly string[]} args
 */
export async function run(args) {
  const targets = args.filter((argument) => !argument.startsWith('-'));
  const options = args.filter((argument) => argument.startsWith('-'));
  return makePackages(await readyApplication(), targets, options);
}
