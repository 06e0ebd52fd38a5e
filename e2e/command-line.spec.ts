import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from './application/command-line';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const NO_DISPLAY = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined };

test('prints the run as one JSON object and nothing else, and ends with 0', async ({
  folder,
  mailServer,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ mailServer }));
  const { code, stdout } = await runCommand(folder, ['--measure', '--json']);
  expect(JSON.parse(stdout)).toEqual({
    id: expect.any(String),
    trigger: 'command-line',
    outcome: 'completed',
    method: null,
    reason: null,
    detail: null,
    startedAt: expect.stringMatching(ISO_TIME),
    finishedAt: expect.stringMatching(ISO_TIME),
    schedule: null,
    retryOf: null,
    exclusion: null,
    importedFrom: null,
    provider: 'librespeed',
    server: GOOD_LINE.server,
    figures: GOOD_LINE.figures,
    surroundings: expect.any(Object),
  });
  expect(code).toBe(0);
  expect(mailServer.accepted).toHaveLength(1);
});

test('without --json a sentence is for a person', async ({ folder }) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const { stdout } = await runCommand(folder, ['--measure']);
  expect(stdout).toBe('94.1 Mbit/s download, 38.2 Mbit/s upload, 11 ms latency (Recorded server)\n');
});

test('ends with 1 when the test failed, which is recorded and told', async ({
  folder,
  speedServer,
  mailServer,
}) => {
  folder.writeSettings(tellingAll({ mailServer, speedServer }));
  await speedServer.stop();
  const { code, stdout } = await runCommand(folder, ['--measure', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ trigger: 'command-line', outcome: 'failed', reason: 'refused' });
  expect(code).toBe(1);
  expect(mailServer.accepted).toHaveLength(1);
});

test('ends with 2 on bad usage, with one sentence and what would be right', async ({ folder }) => {
  for (const [args, sentence] of [
    [['--measrue'], '--measrue is not an option of Linewatch.'],
    [['--json'], '--json only goes with --measure.'],
    [['--measure', '--export=line.csv'], '--measure and --export do not go together.'],
    [['--measure', '--user-data-dir='], '--user-data-dir needs a value.'],
    [['--measure=now'], '--measure takes no value.'],
  ] as const) {
    const { code, stdout, stderr } = await runCommand(folder, args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('Usage: linewatch');
  }
});

for (const [what, env] of [
  ['without a display', NO_DISPLAY],
  ['with a display that is gone', { ...NO_DISPLAY, DISPLAY: ':7351' }],
] as const) {
  test(`measures and exports ${what}`, async ({ folder, mailServer, startProgram }) => {
    folder.useRecording(GOOD_LINE);
    folder.writeSettings(tellingAll({ mailServer }));
    const measured = await startProgram(['--measure', '--json'], { env }).ended;
    expect(JSON.parse(measured.stdout)).toMatchObject({ outcome: 'completed' });
    expect(measured.code).toBe(0);
    expect(mailServer.accepted).toHaveLength(1);
    const path = folder.fileFor('line.csv');
    const exported = await startProgram(['--export', path], { env }).ended;
    expect(exported).toMatchObject({ code: 0, stdout: `1 test was written to ${path}.\n` });
  });
}

test('the application says that it needs a desktop where there is none, or where it is gone', async ({
  startProgram,
}) => {
  for (const gone of [{}, { DISPLAY: ':7351' }, { WAYLAND_DISPLAY: 'wayland-7351' }]) {
    const { code, stderr } = await startProgram([], { env: { ...NO_DISPLAY, ...gone } }).ended;
    expect(code).toBe(3);
    expect(stderr).toContain('Linewatch needs a desktop, and there is none here');
  }
});

test('a reader that is gone changes nothing: the test is recorded and told', async ({
  folder,
  mailServer,
  startProgram,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ mailServer }));
  const { code } = await startProgram(['--measure', '--json'], { isOutputClosed: true }).ended;
  expect(code).toBe(0);
  expect(folder.query('SELECT outcome FROM runs')).toEqual([{ outcome: 'completed' }]);
  expect(mailServer.accepted).toHaveLength(1);
});

test('paths are meant from where the command was called, and may have any name', async ({
  folder,
  startProgram,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  expect((await startProgram(['--measure']).ended).code).toBe(0);
  const path = folder.fileFor('two words & ü.csv');
  const { code, stdout } = await startProgram(['--export', 'two words & ü.csv'], { cwd: dirname(path) })
    .ended;
  expect(stdout).toContain(path);
  expect(code).toBe(0);
  expect(readFileSync(path, 'utf8')).toContain('completed');
});

test('without a home folder it is the one that the environment’s configuration names', async ({
  folder,
  startProgram,
}) => {
  const env = { HOME: undefined, XDG_CONFIG_HOME: folder.path };
  const { code, stderr } = await startProgram(['--export', 'line.csv'], { env, namesNoFolder: true }).ended;
  expect(code).toBe(3);
  expect(stderr).toContain(join(folder.path, 'linewatch', 'linewatch.db'));
});

test('measures where the zone of the computer is unknown', async ({ folder, mailServer, startProgram }) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ mailServer }));
  for (const TZ of ['', 'Mars/Olympus']) {
    const { code, stdout } = await startProgram(['--measure', '--json'], { env: { TZ } }).ended;
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'completed' });
    expect(code).toBe(0);
  }
  expect(mailServer.accepted).toHaveLength(2);
});
