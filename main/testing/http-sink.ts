import { onTestFinished } from 'vitest';
import { hang, startSink, type HttpSink, type SinkStep } from './sink-server';

/** A web server on loopback that does one step after the other (the last one from then on), until the test ends. */
export async function httpSink(steps: readonly SinkStep[], certificate?: string): Promise<HttpSink> {
  const getStep = (request: number) => steps[Math.min(request, steps.length - 1)] ?? hang;
  const sink = await startSink(getStep, certificate === undefined ? {} : { certificate });
  onTestFinished(() => void sink.close());
  return sink;
}
