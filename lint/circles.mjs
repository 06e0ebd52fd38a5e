import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';

/*
 * No file imports another that leads back to it, types included: such files can only be read together, and each
 * change of one may break the other. Not `import-x/no-cycle`, which ignores imports of types, and takes a fifth of the whole
 * lint.
 */

/** An editor runs one linter for hours: files are read again after this time. */
const MAX_AGE_MS = 30_000;

/** @type {Map<string, readonly string[]>} the files that a file imports, by its path */
const graph = new Map();
let readAt = 0;

/**
 * @param {string} file
 * @param {string} text
 * @returns {readonly string[]} paths of the files of this repository that the text imports, types included
 */
function findImports(file, text) {
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const path = resolve(dirname(file), fileName);
    const found = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find(
      (candidate) => /\.(?:tsx?|mjs|js)$/.test(candidate) && existsSync(candidate),
    );
    return found === undefined ? [] : [found];
  });
}

/** @param {string} file */
function readImports(file) {
  const known = graph.get(file);
  if (known !== undefined) return known;
  const imports = findImports(file, readFileSync(file, 'utf8'));
  graph.set(file, imports);
  return imports;
}

/**
 * @param {string} file
 * @param {readonly string[]} imports what it imports now, which may not be stored yet
 * @returns {readonly string[] | null} the shortest way back to the file; null where there is none
 */
function findWayBack(file, imports) {
  /** @type {Map<string, string | null>} */
  const reachedFrom = new Map(imports.map((imported) => [imported, null]));
  for (const [reached] of reachedFrom) {
    if (reached === file) {
      const way = [];
      for (let at = reachedFrom.get(file) ?? null; at !== null; at = reachedFrom.get(at) ?? null)
        way.unshift(at);
      return way;
    }
    for (const next of readImports(reached)) {
      if (!reachedFrom.has(next)) reachedFrom.set(next, reached);
    }
  }
  return null;
}

/** @type {import('eslint').Rule.RuleModule} */
const noCircle = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      circle: 'Imports lead back to this file by {{way}}. What both need belongs in a file below both.',
    },
  },
  create(context) {
    const file = context.physicalFilename;
    if (Date.now() - readAt > MAX_AGE_MS) {
      graph.clear();
      readAt = Date.now();
    }
    return {
      Program(node) {
        const way = findWayBack(file, findImports(file, context.sourceCode.text));
        if (way === null) return;
        const names = way.map((path) => relative(context.cwd, path));
        context.report({ node, messageId: 'circle', data: { way: names.join(' and ') } });
      },
    };
  },
};

/**
 * No circles of files.
 *
 * @type {import('eslint').Linter.Config[]}
 */
export const circles = [
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { circles: { rules: { 'no-circle': noCircle } } },
    rules: { 'circles/no-circle': 'error' },
  },
];
