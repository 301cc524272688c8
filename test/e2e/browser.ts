import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, expect, inject } from 'vitest';

let connected: Browser | null = null;

/** The one browser, connected to once for each file. */
export async function browser(): Promise<Browser> {
  connected ??= await chromium.connect(inject('browser'));
  return connected;
}

afterAll(async () => {
  await connected?.close();
  connected = null;
});

/** A page of its own visitor, with what went over the wire and what went wrong. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  /** Bodies of all answers, as text. */
  readonly answers: string[];
  /** Addresses that were asked for. */
  readonly asked: string[];
  /** Errors of the page and of the console. */
  readonly faults: string[];
}

/** Opens a path of the server, or an address of the disk or of another server, as a new visitor. */
export async function visit(path: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  const answers: string[] = [];
  const asked: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('response', (response) => {
    // Streams never end, and assets hold no data.
    if (response.url().includes('/events') || response.url().includes('/assets/')) return;
    void response.text().then(
      (text) => answers.push(text),
      () => undefined,
    );
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(path.startsWith('/') ? inject('url') + path : path);
  return { page, answers, asked, faults, [Symbol.asyncDispose]: () => context.close() };
}

/** The page has gone wrong nowhere so far. */
export function expectSound({ faults }: Visit): void {
  expect(faults).toEqual([]);
}
