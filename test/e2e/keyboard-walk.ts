import type { CDPSession, Page } from 'playwright-core';

/** Roles of controls: whatever has one must be reached and worked by keyboard. */
const ROLES = new Set([
  'button',
  'link',
  'textbox',
  'searchbox',
  'combobox',
  'checkbox',
  'radio',
  'switch',
  'slider',
  'spinbutton',
  'tab',
  'menuitem',
  'grid',
  'DisclosureTriangle',
]);

/** What holds controls and hands the focus on to one of them. */
const HOLDERS = new Set(['RootWebArea', 'tablist', 'radiogroup', 'dialog']);

/** What a walk by keyboard alone through a page came to. */
export interface KeyboardWalk {
  /** Controls of the accessibility tree at the end of the walk, as role and name. */
  readonly controls: readonly string[];
  /** What is wrong, a line for each fault. */
  readonly faults: readonly string[];
}

/** Most stops of one page. */
const MOST_STOPS = 500;

/**
 * Walks a page with Tab, and inside a group of radios or tabs with the arrow keys, and works every control on the way
 * with its own keys. Each must show a ring while it has the focus. What a control would do is held back, so that the
 * page stays what it is. At the end every control of the accessibility tree must have a name and must have been reached.
 * @param within where controls are looked for, where what is open keeps the focus and leaves the page as it is
 */
export async function walkByKeyboard(page: Page, within = 'html'): Promise<KeyboardWalk> {
  const faults: string[] = [];
  await page.evaluate(watchKeys);
  // A dialog has the focus in it from the start; elsewhere the page itself has it.
  let stop = await stopHere(page);
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (stop === 'again') break;
    if (stop === 'page') {
      await page.keyboard.press('Tab');
      stop = await stopHere(page);
      if (stop === 'page') break;
      continue;
    }
    faults.push(...stop.faults);
    faults.push(...(await work(page, stop)));
    for (let member = 1; member < stop.members; member++) {
      await page.keyboard.press('ArrowRight');
      const next = await newStop(page);
      if (next === null) faults.push(`${stop.what}: the right arrow does not reach place ${member + 1}`);
      else faults.push(...next.faults, ...(await work(page, next)));
    }
    await page.keyboard.press('Tab');
    stop = await stopHere(page);
  }
  const session = await page.context().newCDPSession(page);
  const controls = await controlsOf(session, within);
  await session.detach();
  for (const { role, name, reached, html } of controls) {
    if (name.trim() === '') faults.push(`no name: ${role} ${html}`);
    if (!reached) faults.push(`never reached: ${role} “${name}” ${html}`);
  }
  return { controls: controls.map(({ role, name }) => `${role} ${name}`), faults };
}

/** Where the focus is. */
interface Stop {
  readonly what: string;
  readonly keys: readonly string[];
  /** Controls of its group that the arrow keys move between, itself included. */
  readonly members: number;
  readonly faults: readonly string[];
}

function stopHere(page: Page): Promise<Stop | 'again' | 'page'> {
  return page.evaluate('keyboardWatch.stop()');
}

/** A stop where the focus had not been, which may come a moment after the key; null where none comes. */
async function newStop(page: Page): Promise<Stop | null> {
  for (let looks = 0; looks < 20; looks++) {
    const stop = await stopHere(page);
    if (stop !== 'again' && stop !== 'page') return stop;
    await page.waitForTimeout(25);
  }
  return null;
}

/** Presses the keys of a control until one of them does something. */
async function work(page: Page, { what, keys }: Stop): Promise<string[]> {
  for (const key of keys) {
    await page.evaluate('keyboardWatch.arm()');
    await page.keyboard.press(key);
    if (await page.evaluate<boolean>('keyboardWatch.disarm()')) return [];
  }
  return keys.length === 0 ? [] : [`${what}: ${keys.join(', ')} does nothing`];
}

interface Control {
  readonly role: string;
  readonly name: string;
  readonly reached: boolean;
  readonly html: string;
}

/** The controls of the accessibility tree, and whatever else Tab should stop at. */
async function controlsOf(session: CDPSession, within: string): Promise<Control[]> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const controls: Control[] = [];
  for (const { ignored, role, name, properties = [], backendDOMNodeId } of nodes) {
    const kind = String(role?.value ?? '');
    const has = (wanted: string) => properties.some((one) => one.name === wanted && one.value.value === true);
    if (ignored || backendDOMNodeId === undefined || has('disabled')) continue;
    if (HOLDERS.has(kind) || (!ROLES.has(kind) && !has('focusable'))) continue;
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: backendDOMNodeId });
    const { result } = await session.send('Runtime.callFunctionOn', {
      ...(object.objectId === undefined ? {} : { objectId: object.objectId }),
      functionDeclaration: 'function (within) { return keyboardWatch.describe(this, within) }',
      arguments: [{ value: within }],
      returnByValue: true,
    });
    if (result.value === null) continue;
    const seen = result.value as {
      readonly stops: boolean;
      readonly reached: boolean;
      readonly html: string;
    };
    // Options belong to their list, and what may only be focused by a program is no stop.
    if (!ROLES.has(kind) && !seen.stops) continue;
    controls.push({ role: kind, name: String(name?.value ?? ''), reached: seen.reached, html: seen.html });
  }
  return controls;
}

/** Runs in the page. Holds back what keys would do, and tells where the focus is. */
function watchKeys(): void {
  const reached = new Set<Element>();
  let armed: Element | null = null;
  let worked = false;
  let before = '';

  const state = (element: Element) =>
    ['aria-expanded', 'aria-activedescendant', 'aria-valuenow', 'aria-pressed']
      .map((name) => element.getAttribute(name))
      .join();
  for (const type of ['click', 'input', 'change'])
    window.addEventListener(
      type,
      (event) => {
        if (armed === null) return;
        worked ||= event.isTrusted && event.target instanceof Node && armed.contains(event.target);
        if (type === 'click') event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true },
    );

  const keysOf = (element: Element): string[] => {
    const role = element.getAttribute('role');
    if (role === 'grid') return ['ArrowDown', 'ArrowUp'];
    if (element instanceof HTMLSelectElement) return ['ArrowDown', 'ArrowUp'];
    if (element instanceof HTMLInputElement) {
      if (element.readOnly) return [];
      if (['checkbox', 'radio'].includes(element.type)) return ['Space'];
      if (element.type === 'range') return ['ArrowRight', 'ArrowLeft'];
      return ['1'];
    }
    if (element instanceof HTMLTextAreaElement) return ['1'];
    if (role === 'slider') return ['ArrowRight', 'ArrowLeft'];
    if (element.matches('button, a[href], summary, [role=button], [role=link]')) return ['Enter'];
    return [];
  };

  const groupOf = (element: Element): Element[] => {
    const role = element.getAttribute('role') ?? '';
    if (element instanceof HTMLInputElement && element.type === 'radio')
      return [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
        ({ name, form, disabled }) => name === element.name && form === element.form && !disabled,
      );
    if (role !== 'tab' && role !== 'radio') return [element];
    const group = element.closest(role === 'tab' ? '[role=tablist]' : '[role=radiogroup], [role=group]');
    return [...(group?.querySelectorAll(`[role=${role}]:not([disabled])`) ?? [element])];
  };

  const ringOf = (element: Element): boolean => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && outlineColor !== 'rgba(0, 0, 0, 0)';
  };

  /** Some of it must be in sight: not scrolled away, not under something else. */
  const isInSight = (element: Element): boolean => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const at = (share: number, from: number, to: number) => from + share * (to - from);
    return [0.5, 0.1, 0.9].some((across) =>
      [0.5, 0.1, 0.9].some((down) => {
        const hit = document.elementFromPoint(at(across, left, right), at(down, top, bottom));
        return hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element) === true);
      }),
    );
  };

  Reflect.set(window, 'keyboardWatch', {
    stop(): Stop | 'again' | 'page' {
      const element = document.activeElement;
      if (element === null || element === document.body) return 'page';
      if (reached.has(element)) return 'again';
      reached.add(element);
      const what = `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}”`;
      const { width, height } = element.getBoundingClientRect();
      return {
        what,
        keys: keysOf(element),
        members: groupOf(element).length,
        faults: [
          ...(element.matches(':focus-visible') && ringOf(element) ? [] : [`${what}: no ring`]),
          ...(width > 0 && height > 0 && isInSight(element) ? [] : [`${what}: not in sight`]),
        ],
      };
    },
    arm(): void {
      armed = document.activeElement;
      worked = false;
      before = armed === null ? '' : state(armed);
    },
    disarm(): boolean {
      const done = worked || (armed !== null && state(armed) !== before);
      armed = null;
      return done;
    },
    describe(element: Element, within: string) {
      if (element.closest(within) === null) return null;
      return {
        stops:
          element instanceof HTMLElement && element.tabIndex >= 0 && !(element instanceof HTMLOptionElement),
        reached: reached.has(element),
        html: element.outerHTML.slice(0, 120),
      };
    },
  });
}
