import { MOCK, MockedBus } from './mocked-bus';
import { SessionBus } from './session-bus';

const NAME = 'org.freedesktop.login1';
const MANAGER = { to: NAME, path: '/org/freedesktop/login1' } as const;

/** logind on a system bus of its own: a test says when the computer sleeps, wakes and is switched off. */
export class LoginManager {
  readonly #bus: MockedBus;

  private constructor(bus: MockedBus) {
    this.#bus = bus;
  }

  static async start(): Promise<LoginManager> {
    return new LoginManager(await MockedBus.start([['logind']], [MANAGER]));
  }

  /** What an application is to be started with to hear it. */
  get env(): Readonly<Record<string, string>> {
    return this.#bus.env;
  }

  /** What keeps the computer from sleeping or from being switched off for a moment, as `shutdown delay`. */
  async inhibitors(): Promise<readonly string[]> {
    const [list] = await this.#bus.call({
      ...MANAGER,
      interface: `${NAME}.Manager`,
      member: 'ListInhibitors',
    });
    return (list as readonly (readonly string[])[]).map(([what, , , mode]) => `${what ?? ''} ${mode ?? ''}`);
  }

  /** The computer is about to sleep, or has woken up. */
  prepareForSleep(isAboutTo: boolean): Promise<unknown> {
    return this.#say('PrepareForSleep', isAboutTo);
  }

  /** The computer is being switched off. */
  prepareForShutdown(): Promise<unknown> {
    return this.#say('PrepareForShutdown', true);
  }

  close(): Promise<void> {
    return this.#bus.close();
  }

  #say(signal: string, value: boolean): Promise<unknown> {
    return this.#bus.call({
      ...MANAGER,
      interface: MOCK,
      member: 'EmitSignal',
      signature: 'sssav',
      body: [`${NAME}.Manager`, signal, 'b', [SessionBus.boolean(value)]],
    });
  }
}
