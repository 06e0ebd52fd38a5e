/**
 * Imports run one way: shared <- core <- engine <- providers <- measuring; core <- channels, storage, surroundings <- delivery, runs,
 * telling, reading <- command-line, shell, ipc <- app <- index; shared <- preload, renderer; end-to-end tests see shared alone.
 */

/** Each room and the rooms that it may import from; its own is among them. */
const ROOMS = {
  shared: ['shared', 'locales'],
  locales: ['locales'],
  server: ['server', 'shared'],
  preload: ['preload', 'shared'],
  renderer: ['renderer', 'shared', 'locales'],
  e2e: ['e2e', 'shared', 'locales'],
  bench: ['bench', 'shared', 'main', 'server', 'e2e/network'],
  main: ['main', 'shared', 'locales', 'server'],
  'main/core': ['main/core', 'shared'],
  'main/files': ['main/files', 'shared'],
  'main/texts': ['main/texts', 'shared', 'locales'],
  'main/bus': ['main/bus', 'shared'],
  'main/surroundings': ['main/surroundings', 'main/bus', 'main/core', 'shared'],
  'main/engine': ['main/engine', 'main/core', 'shared'],
  'main/measuring': ['main/measuring', 'main/providers', 'main/engine', 'main/core', 'shared'],
  'main/providers': ['main/providers', 'main/engine', 'main/files', 'main/core', 'shared'],
  'main/outages': ['main/outages', 'main/engine', 'main/core', 'shared'],
  'main/watchdog': ['main/watchdog', 'main/files', 'main/core', 'shared'],
  'main/support': ['main/support', 'main/files', 'main/core', 'shared'],
  'main/channels': ['main/channels', 'main/core', 'shared'],
  'main/updates': ['main/updates', 'main/files', 'main/core', 'shared'],
  'main/storage': ['main/storage', 'main/files', 'main/core', 'shared'],
  'main/reading': [
    'main/reading',
    'main/telling',
    'main/storage',
    'main/files',
    'main/texts',
    'main/core',
    'shared',
  ],
  'main/report': ['main/report', 'main/storage', 'main/files', 'main/core', 'shared'],
  'main/runs': [
    'main/runs',
    'main/engine',
    'main/providers',
    'main/storage',
    'main/files',
    'main/core',
    'shared',
  ],
  'main/telling': [
    'main/telling',
    'main/delivery',
    'main/channels',
    'main/storage',
    'main/files',
    'main/core',
    'shared',
  ],
  'main/delivery': ['main/delivery', 'main/channels', 'main/storage', 'main/core', 'shared'],
};

/** What nobody in a room may import, beyond what ROOMS says. */
const FORBIDDEN = [
  {
    target: [
      './main/shell',
      './main/ipc',
      './main/command-line',
      './main/demo',
      './main/runs',
      './main/telling',
    ],
    from: ['./main/app', './main/index.ts'],
    message: 'What is built in app/ does not know app/.',
  },
  {
    target: ['./main/app', './main/ipc', './main/shell', './main/runs', './main/telling'],
    from: './server',
    message: 'The embedded server belongs to the demonstration.',
  },
  {
    target: ['./renderer/components', './renderer/charts', './renderer/hooks'],
    from: ['./renderer/pages', './renderer/app.tsx', './renderer/main.tsx'],
    message: 'Pages use components, charts and hooks, not the other way round.',
  },
];

/** What tests reach beyond their rooms: builders, fakes, the session that a provider is measured in, and the list of languages. */
const FOR_TESTS = [
  'main/testing',
  'renderer/testing',
  'main/measuring/session.ts',
  'shared/texts/language.ts',
];

const IMPORTED_ONLY_BY_TESTS = {
  target: ['./main', './renderer', './shared', './preload', './server'],
  from: ['./main/testing', './renderer/testing'],
  message: 'Builders and fakes are for tests.',
};

/** @param {boolean} isForTests tests also reach the builders and fakes */
function zones(isForTests) {
  const rooms = Object.entries(ROOMS).map(([room, sources]) => ({
    target: `./${room}`,
    from: './',
    except: ['./node_modules', ...sources, ...(isForTests ? FOR_TESTS : [])].map((path) =>
      path.startsWith('.') ? path : `./${path}`,
    ),
    message: `${room} imports only from ${sources.join(', ')}.`,
  }));
  return [...rooms, ...FORBIDDEN, ...(isForTests ? [] : [IMPORTED_ONLY_BY_TESTS])];
}

const TESTS = ['**/*.test.{ts,tsx}', '*/testing/**/*.{ts,tsx}'];

/**
 * @param {string} basePath the repository's folder
 * @returns {import('eslint').Linter.Config[]}
 */
export const directions = (basePath) => [
  {
    files: ['**/*.{ts,tsx}'],
    ignores: TESTS,
    rules: { 'import-x/no-restricted-paths': ['error', { basePath, zones: zones(false) }] },
  },
  {
    files: TESTS,
    rules: { 'import-x/no-restricted-paths': ['error', { basePath, zones: zones(true) }] },
  },
];
