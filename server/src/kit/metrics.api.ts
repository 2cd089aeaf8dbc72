// SPDX-License-Identifier: Apache-2.0
import { timingSafeEqual } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Metric } from "@tianwang/monitoring/server";
import { gauge, metricsOf, writeMetrics } from "@tianwang/monitoring/server";
import type { Store } from "@tianwang/store";
import type { FastifyInstance } from "fastify";
import { refuse } from "../errors.ts";

/** The media type of the text format of Prometheus. */
const mediaType = "text/plain; version=0.0.4; charset=utf-8";

const nanosASecond = 1e9;

/** What the process itself uses. */
function processMetrics(): readonly Metric[] {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const cpuSeconds = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  return [
    gauge("process_cpu_seconds", "Processor time used since the start.", cpuSeconds),
    gauge("process_resident_memory_bytes", "Memory in use.", () => process.memoryUsage.rss()),
    gauge("nodejs_eventloop_lag_p99_seconds", "Delay of the event loop since the start.", () =>
      delay.count === 0 ? 0 : delay.percentile(99) / nanosASecond,
    ),
  ];
}

/**
 * Tells rates, times and sizes to a monitoring system. Whoever reads them needs a token of their own,
 * on the loopback too: behind a proxy every request comes from there.
 */
export function mountMetrics(
  app: FastifyInstance,
  { store, token }: { readonly store: Store; readonly token: string },
): void {
  const wanted = Buffer.from(`Bearer ${token}`);
  const ofProcess = processMetrics();
  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    const given = Buffer.from(request.headers.authorization ?? "");
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      throw refuse("METRICS_TOKEN");
    reply.type(mediaType);
    return writeMetrics([...metricsOf(store), ...ofProcess]);
  });
}
