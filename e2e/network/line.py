"""A line between two tunnel devices, as the router and the far hosts of a test see it.

Usage: line.py DEVICE DEVICE. Prints `ready`, then `passed` or `lost` for each packet that opens a connection from the
first device. Reads from its input, a line each: `delay MS` (one way, from the first), `lose N` (of ten such packets),
`cut 1` and `cut 0` (nothing passes, or all again).
"""

import fcntl, heapq, os, select, struct, sys, time

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
TCP, SYN, ACK = 6, 0x02, 0x10


def tunnel(name):
    file = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(file, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    return file


def opens_connection(packet):
    if len(packet) < 20 or packet[0] >> 4 != 4 or packet[9] != TCP:
        return False
    flags = (packet[0] & 15) * 4 + 13
    return len(packet) > flags and packet[flags] & (SYN | ACK) == SYN


def say(word):
    print(word, flush=True)


near, far = tunnel(sys.argv[1]), tunnel(sys.argv[2])
orders = {"delay": 0, "lose": 0, "cut": 0}
opened = 0
waiting = []
number = 0
say("ready")
while True:
    timeout = max(0, waiting[0][0] - time.monotonic()) if waiting else None
    readable, _, _ = select.select([near, far, 0], [], [], timeout)
    for file in readable:
        if file == 0:
            typed = os.read(0, 4096)
            if typed == b"":
                sys.exit(0)
            for line in typed.decode().splitlines():
                name, value = line.split()
                orders[name] = int(value)
            continue
        packet = os.read(file, 65536)
        is_lost = orders["cut"] == 1
        if file == near and opens_connection(packet):
            opened += 1
            is_lost = is_lost or opened * orders["lose"] // 10 > (opened - 1) * orders["lose"] // 10
            say("lost" if is_lost else "passed")
        if is_lost:
            continue
        number += 1
        delay = orders["delay"] / 1000 if file == near else 0
        heapq.heappush(waiting, (time.monotonic() + delay, number, far if file == near else near, packet))
    while waiting and waiting[0][0] <= time.monotonic():
        _, _, to, packet = heapq.heappop(waiting)
        try:
            os.write(to, packet)
        except OSError:
            pass  # the device is down, as a broken line may be
