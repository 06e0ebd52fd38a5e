import { decisiveFault, faultOfLine } from './failure';
import { readOoklaMessage, type OoklaLoad, type OoklaMessage, type OoklaResult } from './message';

/** Nobody names more faults than this; what follows is thrown away. */
const MAX_FAULTS = 100;

/** What the program measured; a part that it did not measure is absent. */
export type OoklaParts = Partial<
  Pick<OoklaResult, 'download' | 'upload' | 'packetLoss' | 'interface' | 'server' | 'isp'>
> &
  Pick<OoklaResult, 'ping'>;

/** Collects what the program says, line by line, so that a part that it does not give costs no other part. */
export class OoklaFindings {
  readonly #faults: string[] = [];
  readonly #loads: { download?: OoklaLoad; upload?: OoklaLoad } = {};
  readonly #finished = new Set<'download' | 'upload'>();
  #ping: OoklaResult['ping'] = {};
  #result: OoklaResult | null = null;

  /** Takes a line; gives the message that it holds, if any. */
  hear(line: string): OoklaMessage | null {
    const fault = faultOfLine(line);
    if (fault !== null && this.#faults.length < MAX_FAULTS) this.#faults.push(fault);
    const message = readOoklaMessage(line);
    if (message !== null) this.#take(message);
    return message;
  }

  /** Whether the result has come, with both throughputs. */
  get isComplete(): boolean {
    return this.#result?.download !== undefined && this.#result.upload !== undefined;
  }

  /** The fault that ended the program, in its own words; null when it named none. */
  get fault(): string | null {
    return decisiveFault(this.#faults);
  }

  /** What was measured: by the result, and where it says nothing, by the end of that part of the test. */
  get parts(): OoklaParts {
    const ended = (part: 'download' | 'upload') => {
      const load = this.#finished.has(part) ? this.#loads[part] : undefined;
      return load !== undefined && load.bandwidth > 0 ? load : undefined;
    };
    return {
      ...this.#result,
      ping: { ...this.#ping, ...this.#result?.ping },
      download: this.#result?.download ?? ended('download'),
      upload: this.#result?.upload ?? ended('upload'),
    };
  }

  #take(message: OoklaMessage): void {
    switch (message.type) {
      case 'ping':
        this.#ping = message.ping;
        return;
      case 'download':
        this.#loads.download = message.download;
        if (message.download.progress === 1) this.#finished.add('download');
        return;
      case 'upload':
        // The download is over when the upload begins.
        this.#finished.add('download');
        this.#loads.upload = message.upload;
        if (message.upload.progress === 1) this.#finished.add('upload');
        return;
      case 'result':
        this.#result = message;
        return;
      case 'testStart':
      case 'log':
    }
  }
}
