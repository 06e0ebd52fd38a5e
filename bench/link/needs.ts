/** The Debian package of each program that is needed. */
const PACKAGES = {
  gcc: 'gcc libc6-dev',
  ip: 'iproute2',
  setpriv: 'util-linux',
  iperf3: 'iperf3',
  curl: 'curl',
  openssl: 'openssl',
} as const;

type Program = keyof typeof PACKAGES;
const FOR_LINES: readonly Program[] = ['gcc', 'ip', 'setpriv', 'iperf3', 'curl'];
const FOR_LOOPBACK: readonly Program[] = ['setpriv', 'curl', 'openssl'];

/** What a machine has. */
export interface Machine {
  readonly platform: string;
  readonly isRoot: boolean;
  readonly hasTunnels: boolean;
  has(program: string): boolean;
}

/** What is missing and how to get it, as a sentence; null when nothing is. */
export function missingSentence(machine: Machine, isLoopback: boolean): string | null {
  if (machine.platform !== 'linux') return 'This benchmark needs Linux, for its network namespaces.';
  const missing = (isLoopback ? FOR_LOOPBACK : FOR_LINES).filter((program) => !machine.has(program));
  if (missing.length > 0) {
    const packages = missing.map((program) => PACKAGES[program]).join(' ');
    return `This benchmark needs ${missing.join(' and ')}. On Debian: apt-get install ${packages}`;
  }
  if (isLoopback) return null;
  if (!machine.isRoot) {
    return 'Emulated lines need root, for network namespaces and devices: sudo npm run -s bench:link';
  }
  if (machine.hasTunnels) return null;
  return 'Emulated lines need /dev/net/tun. Load it with: modprobe tun; a container needs it passed in.';
}
