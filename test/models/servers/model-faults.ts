import type { ServerResponse } from 'node:http';
import { DONE, event } from './chat-completions.ts';

/** Answers that come through whole and are no good: faults of the model that only the wire can show. */
export const BAD_ANSWERS: Readonly<Record<string, (response: ServerResponse, stream: boolean) => void>> = {
  'empty-choices': answer([]),
  'null-content': answer([{ index: 0, delta: { role: 'assistant', content: null }, finish_reason: 'stop' }]),
  'content-filter': answer([
    { index: 0, delta: { role: 'assistant', content: '{"flags": [' }, finish_reason: 'content_filter' },
  ]),
  'refusal-field': answer([
    { index: 0, delta: { role: 'assistant', content: null, refusal: 'I will not.' }, finish_reason: 'stop' },
  ]),
};

interface Choice {
  readonly index: number;
  readonly delta: object;
  readonly finish_reason: string;
}

function answer(choices: readonly Choice[]) {
  return (response: ServerResponse, stream: boolean) => {
    const frame = { id: 'c', created: 1, model: 'm' };
    if (stream) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(event({ ...frame, choices }) + DONE);
      return;
    }
    const whole = choices.map(({ index, delta, finish_reason }) => ({
      index,
      message: delta,
      finish_reason,
    }));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...frame, choices: whole }));
  };
}
