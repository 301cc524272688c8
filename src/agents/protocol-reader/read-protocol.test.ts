import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ProtocolReadError } from './protocol-read-error.ts';
import { readErrorTypes, readProtocol } from './read-protocol.ts';

const AGE = 'Eligible patients are aged 34 to 78 years inclusive at enrollment.';
const WINDOW = 'Standard window: 21 days from enrollment to first dose, the last day included.';
const STAGE_IV =
  'Stage IV window: in place of the standard window, the first dose may be given up to and including day 35 after enrollment.';
const CRITERIA =
  'Selection bias is present when all three hold: the share of the dominant (largest) ethnicity exceeds 61%, the share of male patients exceeds 54%, and the stage-adjusted mortality gap exceeds 12 percentage points. A stage with fewer than 5 control patients on either side is left out.';

function problemOf(excerpt: string): ProtocolReadError | null {
  try {
    readProtocol(excerpt);
    return null;
  } catch (error) {
    if (error instanceof ProtocolReadError) return error;
    throw error;
  }
}

function gapIn(types: string) {
  return problemOf(`${AGE} This audit covers ${types}.`)?.clause;
}

describe('readProtocol', () => {
  it('reads the rules from sentences, in any order and between figures that decide nothing', () => {
    const excerpt = `Protocol ONC-1000-III, version 3.0

2. Timing
${STAGE_IV} ${WINDOW} Source documents are verified for 30% of case report forms. Cycles last 28 days.

7. Patients
${AGE} Samples are stored for 15 years.

9. Equity
${CRITERIA} High-risk outreach is not the subject here.`;
    expect(readProtocol(excerpt)).toEqual({
      age_min: 34,
      age_max: 78,
      treatment_window_days: 21,
      stage_iv_window_days: 35,
      comorbidity_threshold: null,
      high_risk_sites: null,
      dominance_threshold_pct: 61,
      male_threshold_pct: 54,
      adjusted_gap_threshold_pct: 12,
    });
  });

  it('turns a first value that is too high into the last one that is allowed', () => {
    const rules = readProtocol(
      'At enrollment each patient must have reached the 21st birthday but not yet the 83rd. A first dose given 31 or more days after enrollment is outside the standard window. At a comorbidity_index of 6 or higher the standard window governs.',
    );
    expect(rules).toMatchObject({
      age_min: 21,
      age_max: 82,
      treatment_window_days: 30,
      comorbidity_threshold: 5,
    });
  });

  it('names the clause that it cannot read', () => {
    expect(problemOf('')?.clause).toBe('age');
    expect(problemOf('Only adults aged between youth and old age take part.')?.clause).toBe('age');
    expect(problemOf(`${AGE} The first dose follows in 21 days.`)?.clause).toBe('treatment window');
    expect(problemOf(`${AGE} ${WINDOW} In Stage IV the delay is around 30 days.`)?.clause).toBe(
      'Stage IV window',
    );
    expect(problemOf(`${AGE} The comorbidity index matters.`)?.clause).toBe('comorbidity threshold');
    expect(problemOf(`${AGE} There are high-risk outreach sites.`)?.clause).toBe('outreach sites');
  });

  it('refuses a clause that contradicts itself', () => {
    const problem = problemOf(`${AGE} ${WINDOW} A delay of exactly 22 days complies with the protocol.`);
    expect(problem?.clause).toBe('treatment window');
    expect(problem?.message).toBe('cannot read the treatment window clause: both 21 and 22 are stated');
  });

  it('refuses thresholds that need not be exceeded, that are doubled, or that are incomplete', () => {
    expect(problemOf(`${AGE} ${CRITERIA.replace('exceeds 61%', 'is at least 61%')}`)?.clause).toBe(
      'selection bias',
    );
    expect(problemOf(`${AGE} ${CRITERIA.replace('exceeds 61%', 'is 61% or less')}`)?.clause).toBe(
      'selection bias',
    );
    expect(problemOf(`${AGE} ${CRITERIA} ${CRITERIA}`)?.message).toMatch(/two thresholds of dominance/);
    expect(problemOf(`${AGE} ${CRITERIA.replace(' exceeds 54%', ' is high')}`)?.message).toMatch(/missing/);
    expect(problemOf(`${AGE} ${CRITERIA.replace('fewer than 5', 'fewer than 6')}`)?.message).toMatch(
      /smallest stage/,
    );
    expect(problemOf(`${AGE} The excess exceeds 5%, says the mortality gap clause.`)?.message).toMatch(
      /unknown quantity/,
    );
  });

  it('asks for every clause that the audit is said to cover', () => {
    expect(gapIn('age (invalid_age)')).toBeUndefined();
    expect(gapIn('dates (temporal_inconsistency)')).toBe('timeline');
    expect(gapIn('delays (protocol_window_violation)')).toBe('treatment window');
    expect(gapIn('equity (selection_bias)')).toBe('selection bias');
  });

  it('reads which error types are in force', () => {
    expect(readErrorTypes('Covered: equity (selection_bias) and age (invalid_age).')).toEqual([
      'invalid_age',
      'selection_bias',
    ]);
    expect(readErrorTypes('')).toEqual([]);
  });

  it('stays quick on hostile text', () => {
    const hostile = `${AGE}\n${'- no more than 1 '.repeat(20_000)}\n${'. A'.repeat(50_000)}\n${'- x\n'.repeat(20_000)}`;
    expect(readProtocol(hostile).age_min).toBe(34);
  });
});

describe('the reader', () => {
  it('shares no code with the generator', () => {
    const folder = new URL('.', import.meta.url);
    const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    expect(sources.length).toBeGreaterThan(5);
    for (const name of sources) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      for (const [, from] of text.matchAll(/from '([^']+)'/g)) {
        expect(from).toMatch(/^\.\/|^\.\.\/\.\.\/core\/model\//);
      }
    }
  });
});
