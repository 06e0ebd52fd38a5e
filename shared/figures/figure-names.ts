import type { Method } from '../run';

/** The words for a packet loss say how it was found, since the ways do not find the same; `packetLoss` where it is not known. */
export function packetLossName(source: Method['packetLossSource']) {
  switch (source) {
    case 'ookla':
      return 'packetLossOokla';
    case 'retransmissions':
      return 'packetLossRetransmissions';
    case 'udp-echo':
      return 'packetLossUdpEcho';
    case null:
      return 'packetLoss';
  }
}

/** The words for a responsiveness say so where it is but the part on new connections. */
export function responsivenessName(method: Pick<Method, 'rpmKind'> | null) {
  return method?.rpmKind === 'foreign' ? 'responsivenessForeign' : 'responsiveness';
}
