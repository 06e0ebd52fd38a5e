import { expect, it } from 'vitest';
import { listPackages } from './bundled-packages';

it('names each package of a bundle once, nested ones and those with a scope too', () => {
  expect(
    listPackages([
      '/home/ada/linewatch/node_modules/zod/v4/core/api.js',
      '/home/ada/linewatch/node_modules/zod/v4/core/util.js',
      '\0/home/ada/linewatch/node_modules/ws/lib/sender.js?commonjs-module',
      '/home/ada/linewatch/node_modules/@mantine/core/esm/Box.mjs',
      '/home/ada/linewatch/node_modules/imapflow/node_modules/pino/pino.js',
      '/home/ada/linewatch/node_modules/imapflow/node_modules/@pinojs/redact/index.js',
      '/home/ada/linewatch/main/index.ts',
      '\0rolldown/runtime.js',
    ]),
  ).toEqual([
    'node_modules/@mantine/core',
    'node_modules/imapflow/node_modules/@pinojs/redact',
    'node_modules/imapflow/node_modules/pino',
    'node_modules/ws',
    'node_modules/zod',
  ]);
});

it('names nothing where a bundle holds own modules alone', () => {
  expect(listPackages(['/home/ada/linewatch/main/index.ts'])).toEqual([]);
});
