import type { SmtpScript, SmtpStep } from '../../../main/testing/smtp-server';
import { TRAPS, type Trap } from '../protocol';
import type { World } from '../world';
import type { FaultCase } from './case';

/** The first application is killed; the second one takes up what it left. */
async function comeBack(world: World): Promise<void> {
  await world.child.ended;
  world.heal();
  await world.start();
  await world.settle();
}

const inTheApplication = (at: Trap, over: 'mail' | 'webhook'): FaultCase => ({
  name: `kill -9 once ${at}, over ${over}`,
  play: async (world) => {
    if (over === 'mail') await world.listen();
    else await world.listenByHttp();
    await world.start({ at, what: 'kill' });
    void world.run(1);
    await comeBack(world);
  },
});

const STEPS = [
  'greeting',
  'EHLO',
  'AUTH',
  'MAIL',
  'RCPT',
  'DATA',
  'dot',
] as const satisfies readonly (keyof SmtpScript)[];

const duringMail = (name: string, getScript: (kill: () => void) => SmtpScript): FaultCase => ({
  name: `kill -9 ${name}`,
  play: async (world) => {
    world.script = () => getScript(() => world.child.kill());
    world.settings = {
      ...world.settings,
      channels: { ...world.settings.channels, mail: { ...world.settings.channels.mail, user: 'me' } },
    };
    await world.listen();
    await world.start();
    void world.run(1);
    await comeBack(world);
  },
});

const accepting =
  (kill: () => void): SmtpStep =>
  (_answer, socket) => {
    socket.write('250 2.0.0 Ok: queued as 4XY\r\n', kill);
  };

const duringRequest: FaultCase = {
  name: 'kill -9 at the request, over webhook',
  play: async (world) => {
    world.plan = () => ({ isKept: true, step: () => world.child.kill() });
    await world.listenByHttp();
    await world.start();
    void world.run(1);
    await comeBack(world);
  },
};

/** At whatever it does so many milliseconds after it was asked to measure. */
const atRandom = (milliseconds: number): FaultCase => ({
  name: `kill -9 after ${milliseconds} ms`,
  play: async (world) => {
    await world.listen();
    await world.start();
    void world.run(20);
    setTimeout(() => world.child.kill(), milliseconds);
    await comeBack(world);
  },
});

/** While 300 messages that waited are merged and sent. */
const whileMerging = (milliseconds: number): FaultCase => ({
  name: `kill -9 while merging, after ${milliseconds} ms`,
  play: async (world) => {
    await world.start();
    await world.follow({ do: 'seed', count: 300, ageMs: 3_600_000 });
    world.child.kill();
    await world.child.ended;
    await world.listen();
    const started = world.start();
    setTimeout(() => world.child.kill(), milliseconds);
    await started;
    await comeBack(world);
  },
});

/** Every moment between the end of a measurement and the note that its message was accepted. */
export const KILL_CASES: readonly FaultCase[] = [
  ...TRAPS.map((trap) => inTheApplication(trap, 'mail')),
  ...STEPS.map((step) => duringMail(`at ${step}`, (kill) => ({ [step]: kill }))),
  duringMail('after 250', (kill) => ({ dot: accepting(kill) })),
  ...TRAPS.map((trap) => inTheApplication(trap, 'webhook')),
  duringRequest,
  ...[20, 40, 60, 80, 120, 160, 200, 280].map(atRandom),
  ...[250, 320, 400, 500].map(whileMerging),
];
