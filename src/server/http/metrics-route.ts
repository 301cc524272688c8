import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { DatasetBytes } from '../data/dataset-bytes.ts';
import type { SessionTally } from '../sessions/session-parts.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { WireFault } from '../wire/fault.ts';

/** Where the server counts what it does. Nothing that is counted depends on labels, seeds or tokens. */
export interface Metrics {
  readonly registry: Registry;
  readonly onMessage: (type: string) => void;
  readonly onFault: (fault: WireFault) => void;
}

/** Metrics of a server, in a registry of its own. */
export function createMetrics(sessions: Sessions, bytes: DatasetBytes, sockets: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  gauge('clinicalbench_sessions', 'Sessions that hold a slot', () => sessions.count);
  gauge('clinicalbench_sessions_limit', 'Slots', () => sessions.limits.capacity);
  gauge('clinicalbench_sockets', 'Open WebSockets', sockets);
  gauge('clinicalbench_dataset_bytes', 'Bytes of dataset JSON kept', () => bytes.size);
  for (const [event, help] of TALLIED)
    gauge(`clinicalbench_${event}_total`, help, () => sessions.tally[event]);
  const messages = new Counter({
    name: 'clinicalbench_messages_total',
    help: 'WebSocket messages in, by type',
    labelNames: ['type'],
    registers: [registry],
  });
  const faults = new Counter({
    name: 'clinicalbench_faults_total',
    help: 'Requests refused, by reason',
    labelNames: ['reason'],
    registers: [registry],
  });
  return {
    registry,
    onMessage: (type) => messages.inc({ type }),
    onFault: ({ reason }) => faults.inc({ reason }),
  };
}

const TALLIED: readonly (readonly [keyof SessionTally, string])[] = [
  ['opened', 'Sessions opened'],
  ['refused', 'Sessions refused'],
  ['closed', 'Sessions closed by their clients'],
  ['reaped', 'Sessions ended because they were left alone'],
  ['rebuilt', 'Sessions rebuilt from the log'],
  ['resets', 'Episodes started'],
  ['steps', 'Actions judged'],
];

/** Adds GET /metrics. */
export function addMetricsRoute(app: FastifyInstance, { registry }: Metrics): void {
  app.get('/metrics', { schema: { summary: 'Figures for Prometheus' } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
