import {
  EXPIRED_CERTIFICATE,
  OTHER_NAME_CERTIFICATE,
  VALID_CERTIFICATE,
} from '../../../main/testing/certificates';
import type { SmtpScript } from '../../../main/testing/smtp-server';
import { benchSettings, mailTo } from '../settings';
import { RUNS, type FaultCase } from './case';

const LONG_LINE = 'x'.repeat(8_000);

/** The first connections meet the fault, the ones after them a server that takes everything. */
const passing = (name: string, fault: SmtpScript, connections = 4): FaultCase => ({
  name: `mail: ${name}`,
  play: async (world) => {
    world.script = (connection) => (connection < connections ? fault : {});
    await world.listen();
    await world.start();
    await world.run(RUNS);
    await world.settle();
  },
});

/** Waits for a person, who puts it right. */
const repaired = (name: string, fault: SmtpScript, settings: object, repair: object): FaultCase => ({
  name: `mail: ${name}`,
  play: async (world) => {
    world.script = () => fault;
    world.settings = benchSettings(mailTo(world.port, settings));
    await world.listen();
    await world.start();
    await world.run(RUNS);
    await world.settle(3);
    world.heal();
    await world.save(benchSettings(mailTo(world.port, repair)));
    await world.settle();
  },
});

/** A server with a certificate that must not be trusted gets nothing; one with the right certificate gets all. */
const certificate = (name: string, wrong: string): FaultCase => ({
  name: `mail: ${name}`,
  play: async (world) => {
    world.settings = benchSettings(mailTo(world.port, { security: 'implicit-tls' }));
    world.trusted = [wrong, VALID_CERTIFICATE];
    await world.listen(wrong);
    await world.start();
    await world.run(RUNS);
    await world.settle(3);
    await world.silence();
    await world.listen(VALID_CERTIFICATE);
    await world.save(world.settings);
    await world.settle();
  },
});

/** One byte each second, for ever. */
const drip: SmtpScript = {
  greeting: (_answer, socket) => {
    const timer = setInterval(() => socket.write('2'), 1_000);
    socket.on('close', () => clearInterval(timer));
    socket.write('2');
  },
};

/** A first line that never ends, as fast as it is read. */
const endless: SmtpScript = {
  EHLO: (_answer, socket) => {
    const chunk = Buffer.alloc(64 * 1_024, 'x');
    const write = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('drain', write);
    socket.write('250-');
    write();
  },
};

const acceptAndDrop: SmtpScript = {
  dot: (_answer, socket) => {
    socket.write('250 2.0.0 Ok: queued as 4XY\r\n', () => socket.destroy());
  },
};

const refusing: FaultCase = {
  name: 'mail: refused, and back later',
  play: async (world) => {
    await world.start();
    await world.run(RUNS);
    await world.settle(8);
    await world.listen();
    await world.settle();
  },
};

const forEver: FaultCase = {
  name: 'mail: refused for a week',
  play: async (world) => {
    await world.start();
    await world.run(1);
    await world.settle(200);
  },
};

/** What waited is merged, and the server refuses the whole and its first halves. */
const dividing = (name: string, fault: SmtpScript): FaultCase => ({
  name: `mail: ${name}`,
  play: async (world) => {
    world.script = (connection) => (connection < 3 ? fault : {});
    await world.start();
    await world.run(6);
    await world.settle(40);
    await world.listen();
    await world.settle();
  },
});

/** Every way in which a mail server fails. */
export const MAIL_CASES: readonly FaultCase[] = [
  passing('no fault', {}),
  refusing,
  forEver,
  dividing('552 to what was merged', { dot: '552 5.3.4 too large' }),
  dividing('554 to what was merged', { dot: '554 5.7.1 refused' }),
  passing('421 at the greeting', { greeting: '421 4.3.2 busy' }),
  passing('greylisting, 450 and then accept', { RCPT: '450 4.2.0 greylisted' }),
  passing('451 after the final dot', { dot: '451 4.3.0 try again' }),
  passing('452 at MAIL', { MAIL: '452 4.3.1 no space' }),
  passing('recipient refused for good', { RCPT: '550 5.1.1 unknown' }, 99),
  repaired('535, and the right password later', { AUTH: '535 5.7.8 wrong' }, { user: 'me' }, { user: 'me' }),
  certificate('certificate expired', EXPIRED_CERTIFICATE),
  certificate('certificate of another name', OTHER_NAME_CERTIFICATE),
  repaired('STARTTLS stripped', {}, { security: 'starttls-required' }, { security: 'none' }),
  passing('hangs before the greeting', { greeting: 'silence' }),
  passing('hangs after EHLO', { EHLO: 'silence' }),
  passing('hangs in DATA', { DATA: 'silence' }),
  passing('hangs after the final dot', { dot: 'silence' }),
  passing('drops after the final dot', { dot: 'drop' }),
  passing('drops after 250', acceptAndDrop),
  passing('one byte a second', drip),
  passing('lines of 8 KB', {
    greeting: `220-${LONG_LINE}\r\n220 test`,
    EHLO: `250-${LONG_LINE}\r\n250 test`,
  }),
  passing('a reply without end', endless),
];
