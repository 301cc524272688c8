import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { episodeScore } from '../../src/core/episode/index.ts';
import { EpisodeRecordSchema, type EpisodeRecord } from '../../src/core/model/record.ts';
import { generateEpisode } from '../../src/core/generate/episode.ts';
import { labelsOf } from '../../src/core/generate/labels.ts';
import { replayRecord, valueOfText } from '../../src/records/index.ts';
import { expectSound, visit } from './browser.ts';
import { command } from './built-program.ts';

function recordOf(run: string): EpisodeRecord {
  const [line = ''] = readFileSync(join(inject('runs'), run, 'episodes.jsonl'), 'utf8').split('\n');
  return EpisodeRecordSchema.parse(valueOfText(line));
}

describe('replay', () => {
  it('shows at each step what the engine says, and jumps to misses and exceptions', async () => {
    const record = recordOf('react');
    const { states } = replayRecord(record);
    const middle = Math.floor(states.length / 2);
    await using someone = await visit(`/replay?run=react&episode=0&step=${middle}`);
    const { page } = someone;
    const score = () => page.getByTestId('score').textContent();
    const expected = (place: number) => {
      const state = states[place - 1];
      return state ? episodeScore(state).score.toFixed(6) : '';
    };
    await expect.poll(score).toBe(expected(middle));
    await page.keyboard.press('ArrowRight');
    await expect.poll(score).toBe(expected(middle + 1));
    await page.keyboard.press('End');
    await expect.poll(score).toBe(record.result.score?.toFixed(6));
    await page.getByRole('slider', { name: 'Step' }).fill(String(middle));
    await expect.poll(score).toBe(expected(middle));
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: /^Next miss/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('step')).not.toBe('0');
    await page.getByText("The oracle's move here").waitFor();
    await page.getByRole('tab', { name: 'Prompt' }).click();
    await page.getByText('Prompt tokens').waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('tab', { name: 'Report' }).click();
    await page.getByText(/of 5 points/).waitFor();
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText(/^Verified/).waitFor();
    expectSound(someone);
  });
});

describe('patients', () => {
  it('sort and filter 720 rows of 26 columns, and derive a comorbidity override', async () => {
    await using someone = await visit('/patients?task=task_hard&seed=42');
    const { page } = someone;
    const grid = page.getByRole('grid', { name: 'Patients' });
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('721');
    await page.getByRole('radio', { name: 'All 26' }).click();
    await expect.poll(() => grid.getAttribute('aria-colcount')).toBe('26');
    await grid.getByRole('button', { name: 'Age', exact: true }).click();
    const ages = async () =>
      (await grid.getByRole('row').allTextContents())
        .slice(1, 6)
        .map((text) => Number(/^P\d{4}(\d{2})/.exec(text)?.[1]));
    const rising = await ages();
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    await grid.getByRole('button', { name: 'Filter Stage' }).click();
    await page.getByRole('checkbox', { name: 'IV', exact: false }).last().check();
    await page.keyboard.press('Escape');
    const four = generateEpisode({ task_id: 'task_hard', seed: 42 }).dataset.columns.stage.filter(
      (stage) => stage === 3,
    );
    await page.getByText(`${four.length} of 720 patients`).waitFor();

    const { traps } = labelsOf(generateEpisode({ task_id: 'task_hard', seed: 42 }));
    const [override = ''] = Object.entries(traps).find(([, kind]) => kind === 'comorbidity_override') ?? [];
    await page.getByLabel('Find a patient, site or tumour').fill(override);
    await grid.getByRole('gridcell', { name: override }).click();
    await page.getByText('The derivation is part of the answer key.').waitFor();
    await page.getByRole('button', { name: 'Reveal it' }).click();
    const derivation = page.getByRole('list', { name: 'Derivation' });
    await derivation.getByText(/^\d+ > \d+, so \d+ d$/).waitFor();
    await derivation.getByText('violation', { exact: true }).waitFor();
    expectSound(someone);
  });
});

describe('the row under the pointer', () => {
  it('is tinted as a whole, its frozen id too', async () => {
    await using someone = await visit('/patients?task=task_hard&seed=42');
    const { page } = someone;
    const grid = page.getByRole('grid', { name: 'Patients' });
    const row = grid.locator('#row-P0005');
    await row.waitFor();
    const grounds = () =>
      page.evaluate(() =>
        ['#row-P0005', '[data-frozen="4"]', '#row-P0006', '[data-frozen="5"]'].map((selector) => {
          const element = document.querySelector(selector);
          return element ? getComputedStyle(element).backgroundColor : null;
        }),
      );
    const [plain] = await grounds();
    expect(new Set(await grounds())).toEqual(new Set([plain]));
    await row.getByRole('gridcell').nth(3).hover();
    await expect
      .poll(async () => {
        const [whole, frozen, next, nextFrozen] = await grounds();
        return whole === frozen && whole !== plain && next === plain && nextFrozen === plain;
      })
      .toBe(true);
    await row.hover({ position: { x: 20, y: 10 } });
    await expect.poll(async () => (await grounds())[1]).not.toBe(plain);
    await page.getByRole('heading', { level: 1 }).hover();
    await expect.poll(grounds).toEqual([plain, plain, plain, plain]);
    expectSound(someone);
  });
});

describe('protocol and equity', () => {
  it('tie rules to patients and patients to rules', async () => {
    await using someone = await visit('/protocol?task=task_hard&seed=42&reveal=true');
    const { page } = someone;
    const rule = page.locator('[data-clause=comorbidityOverride]');
    await rule.hover();
    await page.getByText('decides 10 of 720 patients').waitFor();
    await rule.click();
    await page.getByRole('list', { name: 'Patients of the rule' }).getByRole('button').first().click();
    await page.getByText(/^Rules that bear on/).waitFor();
    await expect
      .poll(() => page.locator('[data-clause=stageIvWindow]').getAttribute('class'))
      .toContain('bg-trap-soft');
    expectSound(someone);
  });

  it('read a Simpson’s paradox: crude above, adjusted below', async () => {
    const seed = Array.from({ length: 200 }, (_, index) => index).find((candidate) => {
      const { protocol, truth } = generateEpisode({ task_id: 'task_hard', seed: candidate });
      const limit = (protocol.rules.adjusted_gap_threshold_pct ?? 0) / 100;
      const { bias } = truth.audit;
      return bias !== null && bias.crudeGap > limit && (bias.adjustedGap ?? 1) < limit;
    });
    await using someone = await visit(`/equity?task=task_hard&seed=${seed}`);
    const { page } = someone;
    await page.getByRole('button', { name: 'Reveal the verdict' }).click();
    await page.getByText(/^Simpson’s paradox/).waitFor();
    await page.getByText('no selection bias', { exact: true }).waitFor();
    await page.getByRole('img', { name: 'Mortality by stage and group, and pooled over stages' }).waitFor();
    expect(await page.getByRole('img', { name: /^Forest plot: crude gap \d/ }).count()).toBe(1);
    expectSound(someone);
  });
});

describe('runs, compare and leaderboard', () => {
  it('find two runs, compare them, and follow an episode to its replay', async () => {
    await using someone = await visit('/');
    const { page } = someone;
    await page.getByLabel('Compare react').check();
    await page.getByLabel('Compare heuristic').check();
    await page.getByRole('link', { name: 'Compare 2' }).click();
    await page.getByText('Failure modes side by side').waitFor();
    await page.getByText('One common episode has no interval').waitFor();
    expect(await page.getByRole('rowheader', { name: /^comorbidity override/ }).count()).toBe(1);
    await page.getByRole('region', { name: 'Episodes' }).getByRole('link').first().click();
    await page.getByRole('button', { name: 'Verify' }).waitFor();
    expectSound(someone);
  });

  it('show history apart, and endpoints one click away', async () => {
    await using someone = await visit('/leaderboard');
    const { page } = someone;
    await page.getByText('Llama 3.3 70B').waitFor();
    expect(await page.getByText(/not comparable, not verified/i).count()).toBeGreaterThan(3);
    const baselines = page.getByRole('region', { name: 'Baselines' });
    expect(await baselines.getByRole('rowheader').count()).toBe(8);
    const here = page.getByRole('region', { name: 'Records of this server, not ranked' });
    await here.getByText('mock:forgets-comorbidity').waitFor();
    expect(await here.getByText('replayed', { exact: true }).count()).toBeGreaterThan(2);
    await page.getByRole('link', { name: 'Runs' }).click();
    await page.getByRole('button', { name: 'Connect' }).click();
    await page.getByRole('dialog', { name: 'Connect' }).getByText('healthy').waitFor();
    expectSound(someone);
  });
});

describe('play', () => {
  it('audits an easy trial to a report with the keyboard and finds it under human; the seed is hidden', async () => {
    await using someone = await visit('/play');
    const { page } = someone;
    await page.getByRole('button', { name: 'Play easy' }).click();
    await page.getByText('25 of 25 steps left').waitFor();
    await page.getByRole('button', { name: 'Investigate', exact: true }).press('Enter');
    await page.getByText('24 of 25 steps left').waitFor();
    await page.getByRole('radio', { name: 'Flag' }).press('Space');
    await page.getByRole('textbox', { name: /^Patient/ }).fill('P0001');
    await page.getByRole('textbox', { name: /^Patient/ }).press('Enter');
    await page.getByText('23 of 25 steps left').waitFor();
    const before = someone.answers.join('\n');
    await page.reload();
    await page.getByText('23 of 25 steps left').waitFor();
    await page.getByRole('radio', { name: 'Report' }).click();
    await page.getByRole('button', { name: 'Hand in and finish' }).click();
    await page.getByText('The audit is over').waitFor();
    await page.getByRole('link', { name: 'Replay it' }).click();
    const badge = page.getByText(/^seed \d+$/);
    await badge.waitFor();
    const seed = ((await badge.textContent()) ?? '').slice(5);
    expect(seed).toMatch(/^\d+$/);
    expect(before).not.toContain(`"seed":${seed}`);
    await page.getByRole('link', { name: 'Leaderboard' }).click();
    await page.getByRole('region', { name: 'People' }).getByText('human').waitFor();
    expectSound(someone);
  });
});

describe('the single file', () => {
  it('replays from disk without asking anyone for anything', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clinicalbench-html-'));
    try {
      const file = join(folder, 'react.html');
      await command(`export --html ${join(inject('runs'), 'react')} --out ${file}`);
      const address = pathToFileURL(file).href;
      await using someone = await visit(address);
      const { page } = someone;
      await page.getByRole('link', { name: 'react' }).click();
      await expect
        .poll(() => page.getByTestId('score').textContent())
        .toBe(recordOf('react').result.score?.toFixed(6));
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.getByText(/^Verified/).waitFor();
      expect(await page.getByRole('link', { name: 'Live audit' }).count()).toBe(0);
      expect(someone.asked.filter((url) => !url.startsWith('data:'))).toEqual([address]);
      expectSound(someone);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
