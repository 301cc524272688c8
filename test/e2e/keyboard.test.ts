import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectSound, visit } from './browser.ts';
import { SCREENS } from './every-screen.ts';
import { walkByKeyboard } from './keyboard-walk.ts';

/** Opens a screen and walks it, after what `before` does with the keyboard. */
async function walk(path: string, ready: string, before: (page: Page) => Promise<void> = async () => {}) {
  await using someone = await visit(path, { reducedMotion: 'reduce' });
  const { page } = someone;
  await page.getByText(ready).first().waitFor();
  await before(page);
  await page.waitForTimeout(200);
  const result = await walkByKeyboard(page);
  expectSound(someone);
  return result;
}

/** Goes on with Tab to the control of a name, and presses a key on it. */
async function press(page: Page, name: string, key = 'Enter'): Promise<void> {
  for (let stops = 0; stops < 200; stops++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });
    if (here.startsWith(name)) return page.keyboard.press(key);
  }
  throw new Error(`Tab does not come to ${name}`);
}

/** What opens or goes on by a key: how to get there, and a text that shows that it is there. */
const OPENED: readonly (readonly [
  name: string,
  path: string,
  ready: string,
  before: (page: Page) => Promise<void>,
])[] = [
  [
    'the endpoints',
    '/',
    'Records',
    async (page) => {
      await press(page, 'Connect');
      await page.getByRole('dialog', { name: 'Connect' }).getByText('healthy').waitFor();
    },
  ],
  [
    'the list of keys',
    '/',
    'Records',
    async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  ],
  [
    'an audit under way',
    '/live',
    'New audit',
    async (page) => {
      await press(page, 'Start paused');
      await page.getByText('Waiting for the first step').waitFor();
      await press(page, 'Step');
      await page.getByRole('log').getByRole('button').first().waitFor();
    },
  ],
  [
    'a game',
    '/play',
    'Play hard',
    async (page) => {
      await press(page, 'Play easy');
      await page.getByText('25 of 25 steps left').waitFor();
    },
  ],
  [
    'the report of a game',
    '/play',
    'Play hard',
    async (page) => {
      await press(page, 'Play easy');
      await page.getByText('25 of 25 steps left').waitFor();
      await page.getByRole('radio', { name: 'Report' }).press('Space');
      await page.getByRole('button', { name: 'Hand in and finish' }).waitFor();
    },
  ],
];

describe('by keyboard alone', () => {
  it.each(OPENED)('%s is opened, and every control of it worked', async (_name, path, ready, before) => {
    const { controls, faults } = await walk(path, ready, before);
    expect(faults).toEqual([]);
    expect(controls.length).toBeGreaterThan(0);
  });

  it('the filter of a column is opened, worked and closed, and gives the focus back', async () => {
    await using someone = await visit('/patients?task=task_hard&seed=42');
    const { page } = someone;
    await page.getByRole('grid', { name: 'Patients' }).waitFor();
    await press(page, 'Filter Stage');
    await page.getByRole('checkbox', { name: 'IV', exact: false }).last().waitFor();
    const { controls, faults } = await walkByKeyboard(page, '[role=dialog]');
    expect(faults).toEqual([]);
    expect(controls.filter((control) => control.startsWith('checkbox'))).toHaveLength(4);
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Filter Stage');
  });

  it('the menu of a phone is opened, and every control of it worked', async () => {
    await using someone = await visit('/', { viewport: { width: 390, height: 844 } });
    await someone.page.getByRole('heading', { name: 'Runs' }).waitFor();
    await press(someone.page, 'Open the menu');
    const { controls, faults } = await walkByKeyboard(someone.page);
    expect(faults).toEqual([]);
    expect(controls).toContain('button Open the menu');
    await press(someone.page, 'Open the menu');
    await someone.page.getByRole('link', { name: 'Leaderboard' }).waitFor();
    await someone.page.keyboard.press('Escape');
    await expect.poll(() => someone.page.getByRole('link', { name: 'Leaderboard' }).isVisible()).toBe(false);
  });

  it.each(SCREENS)('every control of %s is reached, seen and worked', async (_name, path, ready) => {
    const { controls, faults } = await walk(path, ready);
    expect(faults).toEqual([]);
    expect(controls.length).toBeGreaterThan(path.includes('patient=') ? 0 : 12);
  });
});
