import { describe, expect, it } from 'vitest';
import type { Agent } from '../agents/index.ts';
import { EpisodeRecordSchema } from '../core/model/record.ts';
import { recordAgents } from './recorded.test-support.ts';
import { recordText, valueOfText } from './record-text.ts';
import { verifyText } from './verify.ts';

const LINE = 'One line of a prompt that every call of the model begins with.\n';

/** Tells texts that repeat lines, whole and in part, and texts that look like packed ones. */
const talker = (texts: readonly string[]): Agent => ({
  name: 'talker',
  description: 'Tells what it is given.',
  kind: 'trivial',
  *audit(_, context) {
    for (const text of texts) {
      context?.tell({ type: 'thought', text });
      yield { action_type: 'investigate_pattern', variable: 'age' };
    }
  },
});

async function recordOf(texts: readonly string[]) {
  const [record] = await recordAgents([talker(texts)], ['train_small'], [1]);
  if (!record) throw new Error('nothing was recorded');
  return record;
}

describe('the text of a record', () => {
  it.each([
    ['lines that repeat', [`${LINE}one`, `${LINE}two`, `${LINE}${LINE}three`]],
    ['no line twice', ['a thought', 'another thought']],
    ['texts that are nothing but repeated lines', [LINE, LINE]],
    ['breaks of every kind', [`\n\n${LINE}\r\n`, `${LINE}\n`, '', '\n']],
    ['texts that look packed', ['{"~":[0]}', `{"~":[0]}${LINE}`, `{"~":["x"]}${LINE}`]],
    ['any characters', ['\u0000\ud800\u2028 "', `${LINE}\ud83d\ude00`, `${LINE}é`]],
  ])('with %s gives the record back', async (_, texts) => {
    const record = await recordOf(texts);
    const text = recordText(record);
    expect(text).not.toContain('\n');
    expect(EpisodeRecordSchema.parse(valueOfText(text))).toEqual(record);
    expect(verifyText(text).faults).toEqual([]);
  });

  it('holds a repeated line once', async () => {
    const text = recordText(await recordOf(Array.from({ length: 20 }, (_, call) => `${LINE}call ${call}`)));
    expect(text.split(LINE.trimEnd())).toHaveLength(2);
  });

  it.each([
    ['a line that is not there', (text: string) => text.replace('"~":[0,', '"~":[7,')],
    ['a line that nothing needs', (text: string) => text.replace('"texts":[', '"texts":["spare",')],
    [
      'a line written out',
      (text: string) => text.replace('{"~":[0,"call 3"]}', JSON.stringify(`${LINE}call 3`)),
    ],
    ['pieces cut otherwise', (text: string) => text.replace('"call 3"', '"call"," 3"')],
    ['texts that are none', (text: string) => text.replace('"texts":[', '"texts":[5,')],
  ])('is found altered by %s', async (_, change) => {
    const text = recordText(await recordOf(Array.from({ length: 5 }, (__, call) => `${LINE}call ${call}`)));
    expect(verifyText(text).faults).toEqual([]);
    expect(change(text)).not.toBe(text);
    expect(verifyText(change(text)).faults.length).toBeGreaterThan(0);
  });
});
