import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectSound, visit } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every screen, with something on it. */
const SCREENS: readonly (readonly [name: string, path: string, ready: string])[] = [
  ['runs', '/', 'Records'],
  ['live', '/live', 'New audit'],
  ['replay', '/replay?run=react&episode=0&step=30', 'Timeline'],
  ['replay, prompt', '/replay?run=react&episode=0&step=60&tab=prompt', 'Prompt tokens'],
  ['patients', '/patients?run=heuristic&episode=0', 'patients'],
  ['a patient', '/patients?task=task_hard&seed=42&reveal=true&patient=P0043', 'Noise columns'],
  ['protocol', '/protocol?task=task_hard&seed=42&rule=age&reveal=true', 'Rules read from the text'],
  ['equity', '/equity?task=task_hard&seed=42&reveal=true', 'Stage mix by site'],
  ['compare', '/compare?runs=%5B%22react%22%2C%22heuristic%22%5D', 'Failure modes side by side'],
  ['leaderboard', '/leaderboard', 'Llama 3.3 70B'],
  ['play', '/play', 'Play hard'],
];

describe('every screen', () => {
  it.each(SCREENS)(
    '%s has no serious fault, light or dark, and fits 1280 and 390 pixels',
    async (_name, path, ready) => {
      await using someone = await visit(path, { colorScheme: 'light', reducedMotion: 'reduce' });
      const { page } = someone;
      await page.getByText(ready).first().waitFor();
      await page.waitForTimeout(200);
      expect(await accessFaults(page)).toEqual([]);
      expectSound(someone);
    },
  );
});

describe('what is under way', () => {
  it('is as accessible: an audit, and a game', async () => {
    await using audit = await visit('/live', { colorScheme: 'light', reducedMotion: 'reduce' });
    await audit.page.getByLabel('Agent').selectOption('oracle');
    await audit.page.getByLabel(/^Seed/).fill('42');
    await audit.page.getByLabel('Pace').selectOption('400');
    await audit.page.getByRole('button', { name: 'Start', exact: true }).click();
    await audit.page.getByRole('log').getByText('flag').first().waitFor();
    await audit.page.getByRole('button', { name: 'Pause' }).click();
    await audit.page.getByRole('button', { name: 'Resume' }).waitFor();
    expect(await accessFaults(audit.page)).toEqual([]);
    await audit.page.getByRole('button', { name: 'Stop' }).click();
    expectSound(audit);

    await using game = await visit('/play', { colorScheme: 'light', reducedMotion: 'reduce' });
    await game.page.getByRole('button', { name: 'Play easy' }).click();
    await game.page.getByRole('button', { name: 'Investigate', exact: true }).press('Enter');
    await game.page.getByText('24 of 25 steps left').waitFor();
    expect(await accessFaults(game.page)).toEqual([]);
    expectSound(game);
  });
});

/** Serious faults in light or dark, and scrolling to the side on a desk or a phone. */
async function accessFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(axe);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((theme) => document.documentElement.dataset['theme'] === theme, colorScheme);
    await page.waitForTimeout(100);
    const { violations } = await page.evaluate<AxeResults>(
      'axe.run(document, { resultTypes: ["violations"] })',
    );
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        faults.push(`${colorScheme}: ${id}: ${nodes[0]?.html.slice(0, 200)}`);
  }
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 860 });
    await page.waitForTimeout(120);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) faults.push(`${overflow} pixels too wide at ${width}`);
  }
  return faults;
}

describe('the keyboard', () => {
  it('reaches screens, a row of the grid, its derivation and back', async () => {
    await using someone = await visit('/');
    const { page } = someone;
    await page.getByRole('heading', { name: 'Runs' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    const grid = page.getByRole('grid', { name: 'Patients' });
    await grid.waitFor();
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Patient P0003' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('patient')).toBeNull();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-find'))).toBe(true);
    expectSound(someone);
  });
});
