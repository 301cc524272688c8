import { describe, expect, it } from 'vitest';
import { accessFaults } from './access-faults.ts';
import { expectSound, visit } from './browser.ts';
import { SCREENS } from './every-screen.ts';

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
