import { describe, expect, it } from 'vitest';
import { RunDocumentSchema, runDocument, type EpisodeRow } from './run-document.ts';
import { overall } from './overall.ts';
import { summarize } from './summarize.ts';

const breakdown = {
  recall: 0.5,
  net_recall: 0.4,
  precision: 0.8,
  workflow: 1,
  efficiency: 1,
  report: 1,
  coverage: 0.8,
};

function row(change: Partial<EpisodeRow> & { biased?: boolean; said?: boolean } = {}): EpisodeRow {
  const { biased = false, said = biased, ...fields } = change;
  return {
    agent: 'heuristic',
    task_id: 'task_hard',
    seed: 1,
    trial: 0,
    score: 0.5,
    score_breakdown: breakdown,
    dense_reward_total: 1.2,
    steps: 20,
    outcome: 'completed',
    failure_modes: {
      overflagging: {
        flagged_traps: 1,
        valid_traps: 4,
        rate: 0.25,
        false_positives: 2,
        valid_records: 100,
        false_positives_per_100_valid: 2,
      },
      temporal_confusion: { missed: 0, invented: 1, denominator: 10, rate: 0.1 },
      bias_misinterpretation: { verdict: biased === said ? 'right' : said ? 'escalated' : 'dismissed' },
      exact_audit: false,
      recall_by_type: { selection_bias: biased ? Number(said) : null },
    },
    ...fields,
  };
}

describe('the summary of runs', () => {
  it('has one row an agent and task, with an interval over seeds', () => {
    const rows = [
      row({ seed: 1, score: 0.4 }),
      row({ seed: 2, score: 0.6 }),
      row({ agent: 'null', seed: 1, score: 0 }),
      row({ task_id: 'task_easy', seed: 1, score: 0.9 }),
    ];
    const summary = summarize(rows);
    expect(summary.map((line) => [line.agent, line.task_id, line.episodes])).toEqual([
      ['heuristic', 'task_hard', 2],
      ['null', 'task_hard', 1],
      ['heuristic', 'task_easy', 1],
    ]);
    expect(summary[0]).toMatchObject({ mean: 0.5, recall: 0.5, precision: 0.8, exact_audit_rate: 0 });
    // t(0.975, 1) = 12.7062 times the standard error 0.1.
    expect(summary[0]?.interval?.high).toBeCloseTo(0.5 + 1.27062, 4);
    expect(summary[1]?.interval).toBeNull();
  });

  it('takes trials of one seed for one piece of evidence', () => {
    const summary = summarize([row({ score: 0.2 }), row({ score: 0.4 })]);
    expect(summary[0]).toMatchObject({ episodes: 2, interval: null });
    expect(summary[0]?.mean).toBeCloseTo(0.3, 12);
  });

  it('tells a wrong bias verdict by its kind', () => {
    const always = [
      row({ seed: 1, biased: true, said: true }),
      row({ seed: 2, biased: true, said: true }),
      row({ seed: 3, biased: false, said: true }),
    ];
    expect(summarize(always)[0]).toMatchObject({
      bias_balanced_accuracy: 0.5,
      bias_escalated: 1,
      bias_dismissed: 0,
    });
  });

  it('counts failure modes over the records of all episodes, so that a large episode weighs more', () => {
    const small = row({ seed: 1 });
    const large = row({ seed: 2 });
    if (small.failure_modes === null || large.failure_modes === null) throw new Error('no modes');
    large.failure_modes.overflagging = {
      flagged_traps: 9,
      valid_traps: 16,
      rate: 9 / 16,
      false_positives: 1,
      valid_records: 500,
      false_positives_per_100_valid: 0.2,
    };
    large.failure_modes.temporal_confusion = { missed: 2, invented: 3, denominator: 20, rate: 0.25 };
    expect(summarize([small, large])[0]).toMatchObject({
      overflagging_rate: 10 / 20,
      false_positives_per_100_valid: 300 / 600,
      temporal_confusion_rate: 6 / 30,
    });
  });

  it('has no rate where nothing could fail', () => {
    const easy = row();
    if (easy.failure_modes === null) throw new Error('no modes');
    easy.failure_modes.overflagging = {
      ...easy.failure_modes.overflagging,
      flagged_traps: 0,
      valid_traps: 0,
    };
    easy.failure_modes.temporal_confusion = { missed: 0, invented: 0, denominator: 0, rate: null };
    expect(summarize([easy])[0]).toMatchObject({ overflagging_rate: null, temporal_confusion_rate: null });
  });

  it('fits its schema, remote runs without failure modes included', () => {
    const remote = row({ failure_modes: null, score_breakdown: null, outcome: 'stopped' });
    const document = runDocument({
      seeds: [1],
      episodes: [row(), remote],
      skipped: [{ agent: 'react', reason: 'no model is configured' }],
    });
    expect(RunDocumentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
    expect(document.summary[0]).toMatchObject({ episodes: 2, overflagging_rate: 0.25 });
  });
});

describe('the mean over all tasks', () => {
  const played = [
    row({ task_id: 'task_easy', seed: 1, score: 0.9 }),
    row({ task_id: 'task_hard', seed: 1, score: 0.5 }),
    row({ task_id: 'task_easy', seed: 2, score: 0.7 }),
    row({ task_id: 'task_hard', seed: 2, score: 0.3 }),
    row({ agent: 'null', task_id: 'task_hard', seed: 1, score: 0 }),
  ];

  it('takes the tasks of one seed for one piece of evidence', () => {
    const [line, ...others] = overall(played);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ agent: 'heuristic', tasks: 2, seeds: 2, episodes: 4 });
    expect(line?.mean).toBeCloseTo(0.6, 12);
    // The means of the seeds are 0.7 and 0.5: standard error 0.1, t(0.975, 1) = 12.7062.
    expect(line?.standard_error).toBeCloseTo(0.1, 12);
    expect(line?.interval?.high).toBeCloseTo(0.6 + 1.27062, 4);
  });

  it('has no error from one seed', () => {
    const one = played.filter(({ seed }) => seed === 1);
    expect(overall(one)).toMatchObject([{ seeds: 1, standard_error: null, interval: null }]);
    expect(runDocument({ seeds: [1], episodes: one }).overall).toEqual(overall(one));
  });
});
