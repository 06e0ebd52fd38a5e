import { mkdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';

/** Where each bundle leaves the list of the packages in it, for the list of licences and the bill of materials. */
const FOLDER = 'out/bundled';

/** Modules that a bundle takes up as files or styles: they leave no code in a chunk. */
const WITHOUT_CODE = /\.(?:css|woff2?|svg|png)(?:\?|$)/;

/**
 * Records which packages a bundle holds, by what the bundler put into it: `out/bundled/NAME.json`, a sorted list of
 * their folders in node_modules.
 */
export function recordBundledPackages(name: string): Plugin {
  return {
    name: 'linewatch:bundled-packages',
    apply: 'build',
    generateBundle(_options, bundle) {
      const withCode = Object.values(bundle).flatMap((output) =>
        output.type === 'chunk'
          ? Object.entries(output.modules).flatMap(([id, { renderedLength }]) =>
              renderedLength > 0 ? [id] : [],
            )
          : [],
      );
      const withoutCode = [...this.getModuleIds()].filter((id) => WITHOUT_CODE.test(id));
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(
        join(FOLDER, `${name}.json`),
        `${JSON.stringify(listPackages([...withCode, ...withoutCode]), null, 2)}\n`,
      );
    },
  };
}

/** The folders in node_modules that modules come from, each once, sorted. Own modules belong to none. */
export function listPackages(moduleIds: readonly string[]): readonly string[] {
  const folders = moduleIds.flatMap((id) => {
    const path = id.replace(/^\0/, '').replaceAll(sep, '/');
    const [, folder] = /(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/@]+)\//.exec(path) ?? [];
    return folder === undefined ? [] : [folder];
  });
  return [...new Set(folders)].sort();
}
