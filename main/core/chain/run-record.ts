import { getFigures, getMethod, type DirectionMethod, type EndedRun, type Method } from '../../../shared/run';
import { getSurroundings } from '../../../shared/run-surroundings';
import type { Surroundings } from '../../../shared/surroundings';
import { iso } from '../iso-time';
import type { Json } from './canonical-json';
import { toRecord, type Recorded } from './entry';

/** An entry about a run. A record of several missed slots lasts from the first of them to the last. */
export function runEntry(run: EndedRun): Recorded {
  return { ...aboutRun(run), kind: 'run', record: runRecord(run) };
}

/** The entry that says that a run was removed. */
export function runRemovedEntry(run: EndedRun): Recorded {
  return { ...aboutRun(run), kind: 'run-removed', record: toRecord({}) };
}

/** Which run an entry is about, when it was, and in which network. */
export function aboutRun(run: EndedRun): Pick<Recorded, 'subject' | 'from' | 'to' | 'network'> {
  return {
    subject: run.id,
    from: run.startedAt,
    to: run.outcome === 'missed' && run.slots > 1 ? run.finishedAt : null,
    network: getMethod(run)?.network ?? null,
  };
}

/**
 * What the chain holds of a run. Every field is named here: what is hashed must be the same in all versions. Names and
 * addresses of the home network stay out, since a report goes to others; which network it was is in the head of the entry. Times are ISO 8601 in UTC.
 */
function runRecord(run: EndedRun): Json {
  const figures = getFigures(run);
  const method = getMethod(run);
  return toRecord({
    trigger: run.trigger,
    outcome: run.outcome,
    reason: 'reason' in run ? run.reason : null,
    detail: 'detail' in run ? run.detail : null,
    startedAt: iso(run.startedAt),
    finishedAt: iso(run.finishedAt),
    slotAt: run.slotAt === null ? null : iso(run.slotAt),
    slots: run.outcome === 'missed' ? run.slots : null,
    schedule: run.schedule && { id: run.schedule.id, name: run.schedule.name },
    retryOf: run.retryOf && { runId: run.retryOf.runId, number: run.retryOf.number },
    provider: run.provider,
    server: run.server && { name: run.server.name, url: run.server.url },
    figures: figures && {
      downloadBitsPerSecond: figures.downloadBitsPerSecond,
      uploadBitsPerSecond: figures.uploadBitsPerSecond,
      latencyMs: figures.latencyMs,
      latencyMinMs: figures.latencyMinMs,
      latencyP95Ms: figures.latencyP95Ms,
      jitterMs: figures.jitterMs,
      loadedLatencyDownloadMs: figures.loadedLatencyDownloadMs,
      loadedLatencyUploadMs: figures.loadedLatencyUploadMs,
      loadedLatencyDownloadP95Ms: figures.loadedLatencyDownloadP95Ms,
      loadedLatencyUploadP95Ms: figures.loadedLatencyUploadP95Ms,
      downloadPeakBitsPerSecond: figures.downloadPeakBitsPerSecond,
      uploadPeakBitsPerSecond: figures.uploadPeakBitsPerSecond,
      rpm: figures.rpm,
      packetLossRatio: figures.packetLossRatio,
      downloadBytes: figures.downloadBytes,
      uploadBytes: figures.uploadBytes,
      downloadSeconds: figures.downloadSeconds,
      uploadSeconds: figures.uploadSeconds,
    },
    method: method && methodRecord(method),
    surroundings: surroundingsRecord(getSurroundings(run)),
  });
}

function methodRecord(method: Method) {
  return {
    mode: method.mode,
    passedOver: method.passedOver.map(({ provider, reason, detail }) => ({ provider, reason, detail })),
    download: method.download && directionRecord(method.download),
    upload: method.upload && directionRecord(method.upload),
    rpmKind: method.rpmKind,
    packetLossSource: method.packetLossSource,
    droppedSamples: method.droppedSamples,
    doubts: method.doubts.map(({ phase, reason, bitsPerSecond }) => ({ phase, reason, bitsPerSecond })),
    missing: method.missing.map(({ part, reason, detail }) => ({ part, reason, detail })),
    ipVersion: method.connection?.ipVersion,
  };
}

function directionRecord({ confidence, relativeHalfWidth, streams, hasLatencySettled }: DirectionMethod) {
  return { confidence, relativeHalfWidth, streams, hasLatencySettled };
}

function surroundingsRecord(around: Surroundings) {
  const traffic = around.otherTrafficBytes;
  return {
    interfaceName: around.interfaceName,
    linkKind: around.linkKind,
    linkBitsPerSecond: around.linkBitsPerSecond,
    wifiBand: around.wifiBand,
    signalRatio: around.signalRatio,
    signalDbm: around.signalDbm,
    hasVpn: around.hasVpn,
    isMetered: around.isMetered,
    isOnBattery: around.isOnBattery,
    batteryRatio: around.batteryRatio,
    processorLoadRatio: around.processorLoadRatio,
    secondsSinceWake: around.secondsSinceWake,
    otherTrafficBytes: traffic && {
      latency: traffic.latency,
      download: traffic.download,
      upload: traffic.upload,
    },
    secondsWaitedForLine: around.secondsWaitedForLine,
    wasLineBusy: around.wasLineBusy,
    internetProvider: around.internetProvider,
    applicationVersion: around.applicationVersion,
    engineVersion: around.engineVersion,
  };
}
