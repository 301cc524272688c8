import type { FastifyInstance } from 'fastify';
import { parseJson } from '../wire/parse-json.ts';
import { WireFault } from '../wire/fault.ts';

/** Makes application/json the only kind of body, read with the limits of the wire. */
export function acceptOnlyJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const declared = request.headers['content-type'] ?? '';
    if (!isJson(declared)) {
      done(new WireFault('not_json', 'Content-Type: expected application/json in UTF-8'));
      return;
    }
    if ((request.headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
      done(new WireFault('not_json', 'Content-Encoding: expected none, compressed bodies are not read'));
      return;
    }
    try {
      const bytes = Buffer.from(body);
      done(null, bytes.length === 0 ? undefined : parseJson(bytes));
    } catch (error) {
      done(error instanceof Error ? error : new Error('the body could not be read', { cause: error }));
    }
  });
}

/** Whether a content type is JSON in UTF-8: parameters other than the charset say nothing about that. */
function isJson(declared: string): boolean {
  const [type = '', ...parameters] = declared.toLowerCase().split(';');
  const charset = parameters.map((text) => text.trim()).find((text) => text.startsWith('charset='));
  if (type.trim() !== 'application/json') return false;
  return charset === undefined || /^charset="?utf-?8"?$/.test(charset);
}
