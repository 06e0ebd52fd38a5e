import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/durations';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { lineWith } from './recordings';
import { clockTime, tellingAll } from './settings';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MAKE_DUE = `INSERT OR REPLACE INTO rule_memory (rule, memory) VALUES (?, json_object('dueAt', ?))`;

test('a summary that is due comes once, with figures, table and chart, and not again after a restart', async ({
  folder,
  mailServer,
  start,
}) => {
  const at = clockTime(Date.now() - MINUTE_MS);
  folder.useRecording(lineWith(94));
  folder.writeSettings({
    ...tellingAll({ mailServer }),
    rules: (['day', 'week'] as const).map((every) => ({
      id: every,
      condition: { kind: 'digest', every, at },
    })),
  });
  const first = await start();
  for (const megabits of [94, 61, 41, 47]) {
    folder.useRecording(lineWith(megabits));
    await first.measure();
  }
  await first.kill();
  // The tests were some hours ago, the last of them on the day before; no digest has told of them.
  folder.changeRecords(
    `UPDATE runs SET started_at = started_at - rowid * ?1, finished_at = finished_at - rowid * ?1`,
    HOUR_MS,
  );
  folder.changeRecords(
    'UPDATE runs SET started_at = started_at - ?1, finished_at = finished_at - ?1 WHERE rowid = 4',
    DAY_MS,
  );
  folder.changeRecords(MAKE_DUE, 'day', Date.now() - MINUTE_MS);

  const second = await start();
  const subjects = () => mailServer.accepted.map(({ subject }) => subject);
  const daily = 'Your day: 61.0 Mbit/s median download';
  await eventually(subjects).toEqual([daily]);
  const [mail] = mailServer.accepted;
  expect(mail?.text).toContain('3 tests.');
  expect(mail?.html).toMatch(
    /<table[^]*Median[^]*Reached by 9 of 10[^]*Previous[^]*Download[^]*61\.0 Mbit\/s[^]*47\.0 Mbit\/s/,
  );
  expect(mail?.html).toContain('src="cid:chart@linewatch"');
  expect(mail?.pictures).toMatchObject([{ contentId: '<chart@linewatch>', mimeType: 'image/png' }]);
  expect(mail?.pictures[0]?.content.subarray(0, PNG.length)).toEqual(PNG);
  await eventually(async () => (await second.messages('mail'))[0]?.state).toBe('sent');
  await second.kill();

  // The weekly one shows that the application has looked at the clock again.
  folder.changeRecords(MAKE_DUE, 'week', Date.now() - MINUTE_MS);
  await start();
  await eventually(subjects).toEqual([daily, expect.stringMatching(/^Your week: /)]);
});
