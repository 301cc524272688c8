/**
 * A server that kills itself, as SIGKILL would, at a named moment of its own work: right before an entry is appended to
 * the log, while it is being written, or after it was stored and before anyone is told.
 * It runs what is built, since it is started often.
 *
 *   node --import tsx test/faults/dying-server.ts FOLDER PORT DURABILITY MOMENT COUNT
 */
import { createApp } from '../../dist/server/index.js';
import { DURABILITIES, openSessionLog, type SessionLog } from '../../dist/store/index.js';

const [folder = '', port = '0', how = 'os', moment = 'never', count = '0'] = process.argv.slice(2);
const durability = DURABILITIES.find((name) => name === how) ?? 'os';
const log = await openSessionLog({ folder, durability });
const server = await createApp({ log: moment === 'never' ? log : dying(log) });
process.stdout.write(`${await server.listen({ host: '127.0.0.1', port: Number(port) })}\n`);

function dying(inner: SessionLog): SessionLog {
  let appended = 0;
  return {
    ...bound(inner),
    async append(session, entry) {
      const isLast = ++appended === Number(count);
      if (isLast && moment === 'before') die();
      const stored = inner.append(session, entry);
      if (isLast && moment === 'during') setImmediate(die);
      await stored;
      if (isLast && moment === 'after') die();
    },
  };
}

function bound(inner: SessionLog): SessionLog {
  return {
    durability: inner.durability,
    append: (session, entry) => inner.append(session, entry),
    read: (session) => inner.read(session),
    sessions: () => inner.sessions(),
    close: (session) => inner.close(session),
    check: () => inner.check(),
    shutdown: () => inner.shutdown(),
  };
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}
