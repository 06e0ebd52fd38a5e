import { parseArgs } from 'node:util';
import { answer } from '../../main/testing/sink-server';
import { alignedTable } from '../table';
import type { FaultCase } from './cases/case';
import { HTTP_CASES } from './cases/http';
import { KILL_CASES } from './cases/kill';
import { MAIL_CASES } from './cases/mail';
import { SURROUNDINGS_CASES } from './cases/surroundings';
import type { Finding } from './oracle';
import { deliveryLatency, drainRate } from './speed';
import { World } from './world';

const USAGE = `Usage: npm run -s bench:delivery -- [--json] [--only WORDS] [--speed]

Lets the application tell its runs to servers that fail in every way, kills it at every step, and holds what arrived
against what every rule wanted told. --only takes the cases whose name holds the words, --speed none of them.
`;

const ALL_CASES = [...MAIL_CASES, ...HTTP_CASES, ...KILL_CASES, ...SURROUNDINGS_CASES];

interface CaseResult extends Finding {
  readonly name: string;
}

const options = readOptions();
if (options === null) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  await bench(options);
}

function readOptions(): {
  readonly isJson: boolean;
  readonly only: string;
  readonly isSpeedAlone: boolean;
} | null {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        only: { type: 'string', default: '' },
        speed: { type: 'boolean', default: false },
      },
    });
    return { isJson: values.json, only: values.only, isSpeedAlone: values.speed };
  } catch {
    return null;
  }
}

async function bench({
  isJson,
  only,
  isSpeedAlone,
}: NonNullable<ReturnType<typeof readOptions>>): Promise<void> {
  const cases: CaseResult[] = [];
  for (const fault of isSpeedAlone ? [] : ALL_CASES.filter(({ name }) => name.includes(only))) {
    cases.push({ name: fault.name, ...(await play(fault)) });
  }
  const speed = only === '' ? { latencyMs: await deliveryLatency(), drainPerSecond: await drainRate() } : {};
  process.stdout.write(`${isJson ? JSON.stringify({ cases, ...speed }) : table(cases)}\n`);
  if (!isJson && only === '') process.stdout.write(`${JSON.stringify(speed)}\n`);
  if (cases.some(({ lost, unexplained }) => lost + unexplained > 0)) process.exitCode = 1;
}

async function play(fault: FaultCase): Promise<Finding> {
  const world = await World.open(answer(200, 'stored'));
  try {
    await fault.play(world);
    return await world.end();
  } finally {
    await world.close();
  }
}

function table(cases: readonly CaseResult[]): string {
  const columns = ['runs', 'accepted', 'explained', 'lost', 'doubled', 'unexplained'] as const;
  const rows = cases.map((row) => [...columns.map((column) => String(row[column])), row.name]);
  const faults = cases.flatMap(({ name, faults: found }) =>
    found.slice(0, 5).map((fault) => `${name}: ${fault}`),
  );
  return [alignedTable([[...columns, 'case'], ...rows]), ...faults].join('\n');
}
