/*
 * A line in a box: joins two TUN devices, one thread a direction. Each direction serialises IP packets at a rate
 * behind a drop-tail buffer counted in bytes, drops some at random, and delays what is left by a fixed time.
 *
 *   emulator TUN_A TUN_B BPS_AB BPS_BA BUFFER_AB BUFFER_BA DELAY_US LOSS_PPM
 *
 * Prints "ready" when both devices exist. Reads lines "BPS_AB BPS_BA AFTER_BYTES LATER_BPS_AB LATER_BPS_BA" from
 * its standard input: the rates from then on, and those that a direction changes to once it has carried so much
 * (0 is never). Ends at the end of its input, so that it never outlives the program that started it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#define SLOTS 65536u /* packets in flight and in the buffer, a power of two */
#define SLOT_BYTES 1536
#define BATCH 64
#define NAP_NS 200000 /* packets closer together than this are handed over together, as network cards do */

struct packet {
  int64_t departs, arrives;
  int length;
};

struct direction {
  int in, out;
  _Atomic int64_t bits_per_second, carried, step_after, step_to;
  int64_t buffer, delay_ns;
  uint64_t loss_ppm, random;
  struct packet *packets;
  uint8_t *bytes;
  unsigned head, gone, tail; /* oldest in flight; oldest not yet serialised; next free */
  int64_t queued, free_at;
};

static int64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000ll + t.tv_nsec;
}

static int open_tun(const char *name) {
  struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI};
  int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  snprintf(request.ifr_name, IFNAMSIZ, "%s", name);
  if (fd < 0 || ioctl(fd, TUNSETIFF, &request) < 0) {
    perror(name);
    exit(1);
  }
  return fd;
}

/* xorshift64; the seed is fixed, so that a loss pattern can be had again */
static int is_lost(struct direction *d) {
  d->random ^= d->random << 13, d->random ^= d->random >> 7, d->random ^= d->random << 17;
  return d->loss_ppm > 0 && d->random % 1000000 < d->loss_ppm;
}

static uint8_t *slot(struct direction *d, unsigned at) { return d->bytes + (size_t)(at % SLOTS) * SLOT_BYTES; }

static int64_t rate_after(struct direction *d, int64_t bytes) {
  int64_t limit = d->step_after;
  if ((d->carried += bytes) >= limit && limit > 0) {
    d->step_after = 0;
    d->bits_per_second = d->step_to;
  }
  return d->bits_per_second;
}

/* Takes what has come in; the time at which a packet is serialised is settled when it is taken. */
static int take(struct direction *d) {
  int taken = 0;
  int64_t now = now_ns();
  for (; taken < BATCH; taken++) {
    if (d->tail - d->head >= SLOTS) break;
    ssize_t length = read(d->in, slot(d, d->tail), SLOT_BYTES);
    if (length <= 0) break;
    while (d->gone != d->tail && d->packets[d->gone % SLOTS].departs <= now)
      d->queued -= d->packets[d->gone++ % SLOTS].length;
    if (d->queued + length > d->buffer || is_lost(d)) continue;
    int64_t from = d->free_at > now ? d->free_at : now;
    d->free_at = from + length * 8000000000ll / rate_after(d, length);
    d->packets[d->tail % SLOTS] = (struct packet){d->free_at, d->free_at + d->delay_ns, (int)length};
    d->queued += length;
    d->tail++;
  }
  return taken;
}

/* Hands over what has arrived; gives the time of the next arrival, or -1 when nothing is under way. */
static int64_t hand_over(struct direction *d) {
  int64_t now = now_ns();
  for (int i = 0; d->head != d->tail; d->head++) {
    struct packet *p = &d->packets[d->head % SLOTS];
    if (p->arrives > now && p->arrives > (now = now_ns())) return p->arrives;
    if (i++ == BATCH) return now;
    if (write(d->out, slot(d, d->head), p->length) < 0 && errno == EAGAIN) return now + NAP_NS;
    if (d->gone == d->head) d->queued -= p->length, d->gone++;
  }
  return -1;
}

static void *carry(void *argument) {
  struct direction *d = argument;
  struct sched_param priority = {.sched_priority = 10};
  struct timespec nap = {0, NAP_NS};
  struct pollfd readable = {d->in, POLLIN, 0};
  prctl(PR_SET_TIMERSLACK, 1000ul);
  pthread_setschedparam(pthread_self(), SCHED_FIFO, &priority); /* where it is not allowed, without */
  for (;;) {
    int taken = take(d);
    int64_t next = hand_over(d);
    if (next < 0) {
      if (taken == 0) poll(&readable, 1, -1);
      continue;
    }
    if (taken == BATCH || next <= now_ns()) continue;
    nanosleep(&nap, NULL);
    int64_t wait = next - now_ns();
    struct timespec rest = {wait / 1000000000ll, wait % 1000000000ll};
    if (wait > 0) ppoll(&readable, 1, &rest, NULL);
  }
  return NULL;
}

static void prepare(struct direction *d, int in, int out, char **v, int way) {
  d->in = in, d->out = out;
  d->bits_per_second = atoll(v[3 + way]);
  d->buffer = atoll(v[5 + way]);
  d->delay_ns = atoll(v[7]) * 1000;
  d->loss_ppm = strtoull(v[8], NULL, 10);
  d->random = 0x9e3779b97f4a7c15ull + way;
  d->packets = calloc(SLOTS, sizeof *d->packets);
  d->bytes = malloc((size_t)SLOTS * SLOT_BYTES);
}

static void set_rates(struct direction *d, int64_t rate, int64_t step_after, int64_t step_to) {
  d->step_after = 0;
  d->bits_per_second = rate;
  d->carried = 0;
  d->step_to = step_to;
  d->step_after = step_after;
}

int main(int argc, char **argv) {
  static struct direction ways[2];
  char line[160];
  if (argc != 9) {
    fprintf(stderr, "emulator TUN_A TUN_B BPS_AB BPS_BA BUFFER_AB BUFFER_BA DELAY_US LOSS_PPM\n");
    return 2;
  }
  prctl(PR_SET_PDEATHSIG, 9);
  int a = open_tun(argv[1]), b = open_tun(argv[2]);
  prepare(&ways[0], a, b, argv, 0);
  prepare(&ways[1], b, a, argv, 1);
  pthread_t threads[2];
  for (int i = 0; i < 2; i++) pthread_create(&threads[i], NULL, carry, &ways[i]);
  printf("ready\n");
  fflush(stdout);
  while (fgets(line, sizeof line, stdin)) {
    long long rate[2], after, later[2];
    if (sscanf(line, "%lld %lld %lld %lld %lld", &rate[0], &rate[1], &after, &later[0], &later[1]) != 5) continue;
    for (int i = 0; i < 2; i++) set_rates(&ways[i], rate[i], after, later[i]);
  }
  return 0;
}
