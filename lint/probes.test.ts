import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const LIBRARY = 'no-restricted-imports';
const DIRECTION = 'import-x/no-restricted-paths';
const DIALECT = 'no-restricted-syntax';
const CIRCLE = 'circles/no-circle';
const ALL = [LIBRARY, DIRECTION, DIALECT, CIRCLE];

/** The real configuration without what needs types, so that a snippet can be linted under any path. */
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

/** Lints code as if it stood in a file; answers which of the probed rules it breaks. */
async function broken(filePath: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath });
  const rules = new Set((result?.messages ?? []).map(({ ruleId }) => ruleId));
  return [...rules].filter((rule) => rule === null || ALL.includes(rule));
}

const from = (source: string) => `import { thing } from '${source}';\nexport const other = thing;\n`;
const named = (name: string, source: string) =>
  `import { ${name} } from '${source}';\nexport const other = ${name};\n`;

describe('the one room of each library', () => {
  it.each([
    ['electron', 'main/shell/probe.ts', 'main/core/probe.ts'],
    ['electron', 'main/app/composition/compose.ts', 'main/engine/probe.ts'],
    ['electron', 'main/index.ts', 'main/providers/probe.ts'],
    ['electron', 'main/ipc/probe.ts', 'main/channels/probe.ts'],
    ['electron', 'preload/index.ts', 'renderer/probe.tsx'],
    ['electron', 'main/shell/probe.ts', 'shared/probe.ts'],
    ['electron', 'main/shell/probe.ts', 'server/probe.ts'],
    ['electron', 'main/shell/probe.ts', 'main/delivery/probe.ts'],
    ['electron-store', 'main/storage/settings/settings-file.ts', 'main/storage/probe.ts'],
    ['@photostructure/sqlite', 'main/storage/probe.ts', 'main/delivery/probe.ts'],
    ['@photostructure/sqlite', 'e2e/application/data-folder.ts', 'e2e/probe.ts'],
    ['node-cron', 'main/runs/slot-alarm.ts', 'main/core/probe.ts'],
    ['croner', 'main/core/probe.ts', 'shared/probe.ts'],
    ['nodemailer', 'main/channels/mail/smtp/transport.ts', 'main/channels/probe.ts'],
    ['nodemailer', 'main/channels/mail/smtp/transport.ts', 'main/delivery/probe.ts'],
    ['csv-stringify', 'main/reading/csv-text.ts', 'main/storage/probe.ts'],
    ['smtp-server', 'main/demo/probe.ts', 'main/channels/mail/smtp/transport.ts'],
    ['node:fs', 'main/storage/probe.ts', 'main/core/probe.ts'],
    ['node:fs', 'main/storage/probe.ts', 'shared/probe.ts'],
    ['node:fs', 'main/storage/probe.ts', 'renderer/probe.ts'],
    ['react', 'renderer/probe.tsx', 'shared/probe.ts'],
  ])('%s may be imported in %s and not in %s', async (library, room, elsewhere) => {
    expect(await broken(room, from(library))).toEqual([]);
    expect(await broken(elsewhere, from(library))).toEqual([LIBRARY]);
  });

  it.each([
    ['ipcMain', 'main/ipc/serve.ts', 'main/ipc/routes.ts'],
    ['ipcMain', 'main/ipc/serve.ts', 'main/shell/probe.ts'],
    ['ipcRenderer', 'preload/index.ts', 'main/shell/probe.ts'],
    ['contextBridge', 'preload/index.ts', 'main/app/composition/compose.ts'],
  ])('%s of electron belongs to %s and not to %s', async (name, room, elsewhere) => {
    expect(await broken(room, named(name, 'electron'))).toEqual([]);
    expect(await broken(elsewhere, named(name, 'electron'))).toEqual([LIBRARY]);
  });

  it.each(['import * as electron', 'import electron'])('%s is no way around it', async (start) => {
    const code = `${start} from 'electron';\nexport const door = electron.ipcMain;\n`;
    expect(await broken('main/shell/probe.ts', code)).toContain(LIBRARY);
  });
});

describe('the directions of imports', () => {
  it.each([
    ['shared/probe.ts', '../locales/en/index', '../main/core/ports'],
    ['main/core/probe.ts', '../../shared/run', '../engine/clock'],
    ['main/core/probe.ts', './ports', '../storage/database'],
    ['main/engine/probe.ts', '../core/ports', '../storage/database'],
    ['main/engine/probe.ts', '../core/ports', '../providers/provider'],
    ['main/providers/probe.ts', '../engine/target', '../measuring/host'],
    ['main/measuring/probe.ts', '../providers/provider', '../storage/database'],
    ['main/providers/probe.ts', '../core/ports', '../delivery/deliverer'],
    ['main/channels/probe.ts', '../core/ports', '../storage/database'],
    ['main/storage/probe.ts', '../core/ports', '../delivery/deliverer'],
    ['main/delivery/probe.ts', '../core/ports', '../app/starting/start'],
    ['main/runs/probe.ts', '../storage/ceiling', '../telling/judge'],
    ['main/telling/probe.ts', '../delivery/deliverer', '../app/composition/services'],
    ['main/shell/probe.ts', '../storage/secrets', '../app/starting/start'],
    ['main/ipc/probe.ts', '../storage/secrets', '../index'],
    ['main/probe.ts', '../shared/run', '../renderer/bridge'],
    ['main/shell/probe.ts', '../core/ports', '../../server/speed-server'],
    ['preload/probe.ts', '../shared/ipc', '../main/core/ports'],
    ['renderer/probe.ts', '../shared/ipc', '../main/core/ports'],
    ['renderer/probe.ts', '../shared/ipc', '../preload/index'],
    ['renderer/components/probe.ts', '../bridge', '../app'],
    ['server/probe.ts', '../shared/run', '../main/core/ports'],
    ['e2e/probe.ts', '../shared/run', '../main/core/ports'],
    ['e2e/probe.ts', '../shared/run', '../server/speed-server'],
    ['bench/probe.ts', '../main/core/ports', '../renderer/bridge'],
    ['main/core/probe.test.ts', '../testing/runs', '../storage/database'],
  ])('%s may import %s and not %s', async (file, allowed, forbidden) => {
    expect(await broken(file, from(allowed))).toEqual([]);
    expect(await broken(file, from(forbidden))).toContain(DIRECTION);
  });

  it('keeps builders and fakes out of the application', async () => {
    expect(await broken('main/delivery/probe.test.ts', from('../testing/runs'))).toEqual([]);
    expect(await broken('main/delivery/probe.ts', from('../testing/runs'))).toContain(DIRECTION);
  });
});

describe('circles of files', () => {
  it.each([
    // A file that the other imports, and one that it reaches over a third.
    [
      'shared/rules/rules.ts',
      "import type { ChannelKind } from '../channels';\nexport type Kind = ChannelKind;\n",
      './verdict',
    ],
    ['shared/channels/ntfy.ts', "import { z } from 'zod';\nexport const ntfy = z;\n", '.'],
    [
      'main/core/ports.ts',
      "import type { Run } from '../../shared/run';\nexport type Own = Run;\n",
      './run/pipeline',
    ],
    [
      'renderer/bridge.ts',
      "import type { Bridge } from '../shared/bridge';\nexport type Own = Bridge;\n",
      './app',
    ],
  ])('are found at %s, also of types alone', async (file, allowed, other) => {
    expect(await broken(file, allowed)).toEqual([]);
    expect(await broken(file, from(other))).toContain(CIRCLE);
    expect(
      await broken(file, `import type { Thing } from '${other}';\nexport type Own = Thing;\n`),
    ).toContain(CIRCLE);
  });
});

describe('the dialect', () => {
  it.each(['main/core/probe.ts', 'main/core/probe.test.ts', 'main/runs/probe.ts', 'renderer/probe.tsx'])(
    'has one way for private members and for properties in %s',
    async (file) => {
      const allowed =
        'export class Line {\n  readonly #rate = 1;\n  private constructor() {}\n  all() {\n    return { ...this, rate: this.#rate };\n  }\n}\n';
      expect(await broken(file, allowed)).toEqual([]);
      for (const member of [
        'private rate = 1;',
        'private rate() {}',
        'constructor(private rate: number) {}',
      ]) {
        expect(await broken(file, `export class Line {\n  ${member}\n}\n`)).toEqual([DIALECT]);
      }
      expect(await broken(file, 'export const line = { ...{ rate: 1 } };\n')).toEqual([DIALECT]);
    },
  );
});
