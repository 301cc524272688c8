import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { generateEpisode } from '../../src/core/generate/episode.ts';
import { labelsOf } from '../../src/core/generate/labels.ts';
import { expectSound, visit } from './browser.ts';
import { command } from './built-program.ts';

describe('a live audit', () => {
  it('starts with one click, survives a reload, ends, and its record verifies', async () => {
    await using someone = await visit('/');
    const { page } = someone;
    await page.getByRole('button', { name: /^react mock.*fresh contexts/ }).click();
    await page.getByText('mock model: a script answers').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    const events = () => page.getByRole('log').getByRole('button').count();
    await expect.poll(events).toBeGreaterThan(2);
    await page.reload();
    await expect.poll(events).toBeGreaterThan(2);
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('link', { name: 'Open the replay' }).waitFor({ timeout: 60_000 });
    await expect.poll(() => page.getByTestId('live-score').textContent()).toBe('1.000');
    await page.getByRole('link', { name: 'Open the replay' }).click();
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText(/^Verified: played again/).waitFor();
    const run = new URL(page.url()).searchParams.get('run') ?? '';
    const told = await command(`verify ${join(inject('runs'), run)}`);
    expect(told).toContain('holds');
    expectSound(someone);
  });

  it('is the visitor’s own, goes on without its page, and tells no label before the end', async () => {
    await using one = await visit('/live');
    await one.page.getByLabel('Agent').selectOption('oracle');
    await one.page.getByLabel(/^Seed/).fill('42');
    await one.page.getByLabel('Pace').selectOption('120');
    await one.page.getByRole('button', { name: 'Start', exact: true }).click();
    await one.page.getByRole('log').getByText('flag').first().waitFor();
    const address = new URL(one.page.url());
    const truth = await one.page.request.get(
      `${inject('url')}/api/live/${address.searchParams.get('run')}/truth`,
    );
    expect(truth.status()).toBe(409);
    const labels = labelsOf(generateEpisode({ task_id: 'task_hard', seed: 42 }));
    for (const secret of [labels.bias?.mode ?? '', ...new Set(Object.values(labels.traps))])
      expect(one.answers.join('\n')).not.toContain(secret);

    await using other = await visit(`${address.pathname}${address.search}`);
    await other.page.getByText('You have no such audit here').waitFor();
    expect((await other.page.request.get(`${inject('url')}/api/live`)).ok()).toBe(true);
    expect(await (await other.page.request.get(`${inject('url')}/api/live`)).json()).toEqual({ live: [] });

    const second = await one.page.context().newPage();
    await one.page.close();
    await second.goto(address.href);
    await second.getByRole('link', { name: 'Open the replay' }).waitFor({ timeout: 60_000 });
    await expect.poll(() => second.getByTestId('live-score').textContent()).toBe('1.000');
  });

  it('pauses, steps and stops', async () => {
    await using someone = await visit('/live');
    const { page } = someone;
    await page.getByLabel('Agent').selectOption('oracle');
    await page.getByLabel('Task').selectOption('task_easy');
    await page.getByLabel(/^Seed/).fill('42');
    await page.getByRole('button', { name: 'Start paused' }).click();
    await page.getByText('Waiting for the first step').waitFor();
    const lines = page.getByRole('log').getByRole('button');
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect.poll(() => lines.count()).toBe(1);
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect.poll(() => lines.count()).toBe(2);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('link', { name: 'Open the replay' }).waitFor();
    expect(await page.getByTestId('live-score').textContent()).toBe('–');
    expectSound(someone);
  });
});
