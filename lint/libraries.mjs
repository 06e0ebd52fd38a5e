/**
 * One room for each library: outside of it the library is out of reach. So what a library cannot do, or
 * does wrong, is dealt with in one place, and it can be replaced there.
 */

const GUARDED = /** @type {const} */ ({
  electron: {
    name: 'electron',
    message: 'Electron stays in the shell of the application; everything else must run without it.',
  },
  ipcMain: {
    name: 'electron',
    importNames: ['ipcMain', 'default'],
    message: 'Only main/ipc/serve.ts answers windows.',
  },
  ipcRenderer: {
    name: 'electron',
    importNames: ['ipcRenderer', 'contextBridge'],
    message: 'Only preload/index.ts speaks for the window.',
  },
  'electron-store': {
    name: 'electron-store',
    message: 'Only main/storage/settings/settings-file.ts knows how settings are kept.',
  },
  sqlite: {
    name: '@photostructure/sqlite',
    message: 'Only main/storage/ and the data folders of end-to-end tests know the database.',
  },
  'node-cron': {
    name: 'node-cron',
    message: 'Only main/runs/slot-alarm.ts is woken by it, for one slot at a time.',
  },
  nodemailer: { name: 'nodemailer', message: 'Only main/channels/mail/smtp/transport.ts sends mail.' },
  socks: {
    name: 'socks',
    message: 'Only main/channels/mail/smtp/transport.ts lends SOCKS to the mail library.',
  },
  oauth4webapi: { name: 'oauth4webapi', message: 'Only main/channels/mail/oauth/ speaks OAuth.' },
  imapflow: { name: 'imapflow', message: 'Only main/channels/mail/mailbox/ looks into a mailbox.' },
  'csv-stringify': { name: 'csv-stringify', message: 'Only main/reading/csv-text.ts writes tables.' },
  'electron-updater': {
    name: 'electron-updater',
    message: 'Only main/updates/ knows how updates are loaded.',
  },
  yazl: {
    name: 'yazl',
    message: 'Only main/storage/backup/write-backup.ts and main/support/write-archive.ts write archives.',
  },
  yauzl: { name: 'yauzl', message: 'Only main/storage/backup/read-archive.ts reads archives.' },
  pngjs: { name: 'pngjs', message: 'Only main/channels/mail/chart-picture.ts makes pictures.' },
  'smtp-server': { name: 'smtp-server', message: 'Only the demonstration and tests receive mail.' },
});

/** What rooms that must stay pure may import besides their own files. */
const PURE = {
  shared: ['zod', 'i18next'],
  core: ['zod', 'croner', 'string-width'],
};

/** @param {readonly (keyof typeof GUARDED)[]} free the guarded libraries that may be imported */
function allBut(...free) {
  const names = /** @type {(keyof typeof GUARDED)[]} */ (Object.keys(GUARDED));
  return names.filter((name) => !free.includes(name)).map((name) => GUARDED[name]);
}

/** @param {readonly string[]} libraries */
const only = (libraries) => ({
  regex: `^(?!\\.|(${libraries.join('|')})(/|$))`,
  message: `Here only ${libraries.join(' and ')} may be imported: no Electron, no Node, no input and output.`,
});

/**
 * @param {string[]} files
 * @param {readonly unknown[]} paths
 * @param {readonly unknown[]} [patterns]
 * @returns {import('eslint').Linter.Config}
 */
const rule = (files, paths, patterns = []) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { paths, patterns }] },
});

const NODE = { regex: '^node:', message: 'The window has no Node.' };

/** Later rows replace earlier ones for the same file. */
export const libraries = [
  rule(['**/*.{ts,tsx}'], allBut()),
  rule(['main/**/*.ts'], allBut('electron')),
  rule(
    [
      'main/{bus,surroundings,engine,providers,measuring,channels,delivery,runs,telling,support,watchdog}/**/*.ts',
    ],
    allBut(),
  ),
  rule(['main/core/**/*.ts'], allBut(), [only(PURE.core)]),
  rule(['main/storage/**/*.ts'], allBut('sqlite')),
  rule(['main/storage/backup/write-backup.ts'], allBut('sqlite', 'yazl')),
  rule(['main/storage/backup/read-archive.ts'], allBut('sqlite', 'yauzl')),
  rule(['main/support/write-archive.ts'], allBut('yazl')),
  rule(['main/storage/settings/settings-file.ts'], allBut('electron-store')),
  rule(['main/runs/slot-alarm.ts'], allBut('node-cron')),
  rule(['main/channels/mail/oauth/{account,consent,client}.ts'], allBut('oauth4webapi')),
  rule(['main/channels/mail/smtp/transport.ts'], allBut('nodemailer', 'socks')),
  rule(['main/channels/mail/mailbox/{mailbox,search}.ts'], allBut('imapflow')),
  rule(['main/channels/mail/chart-picture.ts'], allBut('pngjs')),
  rule(['main/reading/csv-text.ts'], allBut('csv-stringify')),
  rule(['main/ipc/serve.ts'], allBut('electron', 'ipcMain')),
  rule(['main/updates/**/*.ts'], allBut('electron-updater')),
  rule(['main/demo/**/*.ts'], allBut('electron', 'smtp-server')),
  rule(['shared/**/*.ts'], allBut(), [only(PURE.shared)]),
  rule(['preload/**/*.ts'], allBut('electron', 'ipcRenderer')),
  rule(['renderer/**/*.{ts,tsx}'], allBut(), [NODE]),
  rule(
    ['e2e/**/*.ts', '*/testing/**/*.ts', '**/*.test.{ts,tsx}'],
    allBut('smtp-server', 'pngjs', 'yauzl', 'yazl'),
  ),
  rule(['e2e/application/data-folder.ts'], allBut('sqlite')),
];
