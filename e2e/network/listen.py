"""Prints where this network's packets want to go: each opened connection, each datagram, each echo request, once a line."""

import socket
import struct

ETH_P_ALL = 3
OUTGOING = 4
DNS = 53


def question(payload):
    """The name that a query of the domain name system asks for."""
    labels, at = [], 12
    while at < len(payload) and payload[at] != 0:
        labels.append(payload[at + 1 : at + 1 + payload[at]].decode("ascii", "replace"))
        at += 1 + payload[at]
    return ".".join(labels)


def transport(protocol, to, data):
    if protocol == socket.IPPROTO_TCP and len(data) >= 14:
        # The first packet of a connection alone: SYN without ACK.
        return f"tcp {to}:{struct.unpack('!H', data[2:4])[0]}" if data[13] & 0x12 == 0x02 else None
    if protocol == socket.IPPROTO_UDP and len(data) >= 8:
        port = struct.unpack("!H", data[2:4])[0]
        source = struct.unpack("!H", data[0:2])[0]
        return f"dns {question(data[8:])}" if port == DNS else f"udp {to}:{port} from {source}"
    if (protocol, data[:1]) in ((socket.IPPROTO_ICMP, b"\x08"), (socket.IPPROTO_ICMPV6, b"\x80")):
        return f"echo {to}"
    return None


def destination(packet):
    version = packet[0] >> 4 if packet else 0
    if version == 4:
        return transport(packet[9], socket.inet_ntop(socket.AF_INET, packet[16:20]), packet[(packet[0] & 15) * 4 :])
    if version == 6 and len(packet) >= 40:
        return transport(packet[6], f"[{socket.inet_ntop(socket.AF_INET6, packet[24:40])}]", packet[40:])
    return None


listener = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ETH_P_ALL))
print("ready", flush=True)
while True:
    packet, (_device, _protocol, kind, *_rest) = listener.recvfrom(65535)
    found = destination(packet) if kind == OUTGOING else None
    if found is not None:
        print(found, flush=True)
