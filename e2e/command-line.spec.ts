import { runCommand } from './application/command-line';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

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
    provider: 'librespeed',
    server: GOOD_LINE.server,
    figures: GOOD_LINE.figures,
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
  ] as const) {
    const { code, stdout, stderr } = await runCommand(folder, args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('Usage: linewatch');
  }
});
