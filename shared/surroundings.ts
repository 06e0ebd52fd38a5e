/** What an interface leads out by. `vpn`: an encrypted tunnel to another network. Persisted. */
export const LINK_KINDS = ['ethernet', 'wifi', 'mobile', 'vpn'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** The band of a Wi-Fi network, in GHz. Persisted. */
export const WIFI_BANDS = ['2.4', '5', '6', '60'] as const;
export type WifiBand = (typeof WIFI_BANDS)[number];

/** Parts of a test whose traffic is looked at one by one. Persisted. */
export const TRAFFIC_PHASES = ['latency', 'download', 'upload'] as const;
export type TrafficPhase = (typeof TRAFFIC_PHASES)[number];

/** Bytes that other programs of this computer moved over the interface of the test; a phase of which it is not known is absent. */
export type OtherTrafficBytes = Readonly<Partial<Record<TrafficPhase, number>>>;

/**
 * Where a run was measured and what else this computer did. What is not known is absent, never guessed: every system tells
 * something else, and no run waits for it.
 */
export interface Surroundings {
  /** The interface that leads out. */
  readonly interfaceName?: string;
  readonly linkKind?: LinkKind;
  /** The rate of the link to the next device (router, access point), not that of the line. */
  readonly linkBitsPerSecond?: number;
  /** Name of the Wi-Fi network; as the privacy settings have it, like the addresses below. */
  readonly ssid?: string;
  /** Hardware address of the access point. */
  readonly bssid?: string;
  readonly wifiBand?: WifiBand;
  /** Quality of the Wi-Fi signal as the system rates it, 0–1. */
  readonly signalRatio?: number;
  readonly signalDbm?: number;
  readonly gatewayIpv4?: string;
  readonly gatewayIpv6?: string;
  /** Hardware address of the gateway. */
  readonly gatewayHardware?: string;
  readonly dnsServers?: readonly string[];
  /** Whether a tunnel to another network was up, whatever leads out. */
  readonly hasVpn?: boolean;
  /** Whether the system takes the connection for one whose data is paid by amount. */
  readonly isMetered?: boolean;
  readonly isOnBattery?: boolean;
  /** Charge of the battery, 0–1. */
  readonly batteryRatio?: number;
  /** Mean load of all processors from the start of the run to its end, the test's own included, 0–1. */
  readonly processorLoadRatio?: number;
  /** Since the computer last woke, at the start of the run; absent where it has not slept since the application started. */
  readonly secondsSinceWake?: number;
  readonly otherTrafficBytes?: OtherTrafficBytes;
  /** How long the run waited for this computer's own traffic to fall below the limit of its schedule; absent where it did not. */
  readonly secondsWaitedForLine?: number;
  /** Whether that traffic was still above the limit when the run began; absent where the run did not wait. */
  readonly wasLineBusy?: boolean;
  /** The provider of the internet connection, as the service names it. */
  readonly internetProvider?: string;
  /** Version of Linewatch. */
  readonly applicationVersion?: string;
  /** What the measuring process ran on, such as `Electron 45.0.1`. */
  readonly engineVersion?: string;
}

/** Parts of the surroundings that come with the run itself, from its schedule and from the measuring process. */
export type MeasuredSurroundings = Pick<
  Surroundings,
  'otherTrafficBytes' | 'internetProvider' | 'secondsWaitedForLine' | 'wasLineBusy'
>;
