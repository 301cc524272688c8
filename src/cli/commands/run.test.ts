import { describe, expect, it } from 'vitest';
import { RunDocumentSchema } from '../../evaluation/index.ts';
import { captureRun } from '../captured-run.test-support.ts';

describe('run', () => {
  it('prints one JSON document of episodes, summary and skipped agents', async () => {
    const { code, stdout } = await captureRun('run --seeds 1..2 --json');
    expect(code).toBe(0);
    const document = RunDocumentSchema.parse(JSON.parse(stdout));
    expect(document.seeds).toEqual([1, 2]);
    expect(document.episodes).toHaveLength(6 * 3 * 2);
    expect(new Set(document.summary.map((row) => row.agent))).toEqual(
      new Set(['naive', 'heuristic', 'rank', 'oracle', 'null', 'flag-all']),
    );
    expect(document.skipped.map((one) => one.agent)).toEqual(['react', 'tools']);
    expect(document.skipped[0]?.reason).toBe(
      'needs a language model, and none is named (--model or MODEL_NAME)',
    );
    for (const row of document.summary.filter((one) => one.agent === 'oracle'))
      expect(row).toMatchObject({ mean: 1, exact_audit_rate: 1, interval: { low: 1, high: 1 } });
  });

  it('prints a table for each task that fits 80 columns and claims nothing from one seed', async () => {
    const { stdout } = await captureRun('run --no-color', { columns: 80 });
    for (const text of [
      'task_easy  ',
      'task_medium  ',
      'task_hard  ',
      'Failure modes',
      'Seed 20260402',
      'One seed: no interval',
    ])
      expect(stdout).toContain(text);
    expect(stdout).toContain('Skipped react and tools:');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('explains the score and its parts', async () => {
    const { stdout } = await captureRun('run --task task_easy --no-color', { columns: 110 });
    expect(stdout).toContain(
      'score = 0.70 net recall + 0.05 workflow + coverage × (0.15 precision + 0.05 efficiency + 0.05 report)\n',
    );
    expect(stdout).toMatch(/agent +score +recall +net recall +coverage/);
    expect(stdout).toContain(
      'heuristic falls below rank: it lets ages just beyond the bounds pass (task_easy).',
    );
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  it('puts the bias verdict next to the score where bias is in force', async () => {
    const one = await captureRun('run --agent always-bias,never-bias --task task_hard --seed 20260402');
    expect(one.stdout).toMatch(/always-bias +0\.\d{3} +flagged, right /);
    expect(one.stdout).toMatch(/never-bias +0\.050 +dismissed /);
    const other = await captureRun('run --agent always-bias,never-bias --task task_hard --seed 42');
    expect(other.stdout).toMatch(/always-bias +0\.\d{3} +escalated /);
    expect(other.stdout).toMatch(/never-bias +0\.050 +not flagged, right /);
    const both = await captureRun(
      'run --agent always-bias --task task_hard,task_easy --seeds 1..5 --no-color',
      { columns: 130 },
    );
    expect(both.stdout).toMatch(/always-bias +0\.\d{3} ± 0\.\d{3} +0\.50 /);
    expect(both.stdout.split('bias bal. acc.')).toHaveLength(3);
  });

  it('takes --agent several times, and refuses a seed with leading zeros', async () => {
    const once = await captureRun('run --agent null,oracle --task task_easy --seed 7');
    const twice = await captureRun('run --agent null --agent oracle --task task_easy --seed 7');
    // Notes on stderr tell how long it took.
    expect({ ...twice, stderr: '' }).toEqual({ ...once, stderr: '' });
    const zeros = await captureRun('run --agent null --task task_easy --seed 007');
    expect([zeros.code, zeros.stderr]).toEqual([2, expect.stringContaining('A seed is an integer')]);
  });

  it('shows all tasks together where there are several', async () => {
    const several = await captureRun('run --agent oracle,null --task task_easy,task_medium --seeds 1..2');
    expect(several.stdout).toMatch(
      /All tasks together\n\nagent +mean score +tasks +episodes\n.+\noracle +1\.000 ± 0\.000 +2 +4\nnull +0\.000 ± 0\.000 +2 +4\n/,
    );
    const single = await captureRun('run --agent oracle --task task_easy');
    expect(single.stdout).not.toContain('All tasks together');
  });

  it('shows intervals over several seeds', async () => {
    const { stdout } = await captureRun('run --agent rank --task task_easy --seeds 1..4');
    expect(stdout).toMatch(/rank +0\.\d{3} ± 0\.\d{3}/);
    expect(stdout).toContain('95 % t interval over 4 seeds');
  });

  it('gives the same bytes however many episodes are under way at once', async () => {
    const line = 'run --agent heuristic,rank --task task_easy,task_medium --seeds 1..2 --trials 2';
    for (const format of ['--json', '--structured']) {
      const one = await captureRun(`${line} ${format}`);
      const many = await captureRun(`${line} ${format} --concurrency 5`);
      const sorted = (text: string) =>
        format === '--json' ? text : text.split('[START]').toSorted().join('');
      expect(sorted(many.stdout)).toBe(sorted(one.stdout));
    }
  });

  it('prints structured lines and nothing else on stdout', async () => {
    const { stdout } = await captureRun('run --agent oracle --task task_easy --seed 42 --structured');
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('[START] task=task_easy env=clinicalbench model=oracle seed=42');
    expect(lines[1]).toMatch(
      /^\[STEP\] step=1 action=investigate_pattern\(variable=age\) reward=0\.00 done=false error=null$/,
    );
    expect(lines.at(-2)).toMatch(
      /^\[STEP\] step=\d+ action=submit_report\(\) reward=1\.00 done=true error=null$/,
    );
    expect(lines.at(-1)).toMatch(
      /^\[END\] task=task_easy success=true steps=\d+ score=1\.0000 rewards=(0\.00,)+1\.00$/,
    );
    expect(lines.slice(1, -1).every((line) => line.startsWith('[STEP] '))).toBe(true);
  });

  it('keeps a hostile agent from breaking a structured line', async () => {
    const { stdout } = await captureRun('run --agent hostile,id-variants --task task_easy --structured');
    for (const line of stdout.trimEnd().split('\n')) {
      expect(line).toMatch(/^\[(START|STEP|END)\] /);
      expect(line).not.toMatch(/[^\P{Cc}]/u);
    }
  });

  it('pays dense rewards with verdicts, and says that this is training', async () => {
    const { stdout } = await captureRun(
      'run --agent oracle --task task_easy --seed 42 --structured --feedback verdict',
    );
    expect(stdout).toMatch(/action=flag_error\(\S+\) reward=0\.1\d/);
    const table = await captureRun('run --agent oracle --task task_easy --feedback verdict');
    expect(table.stdout).toContain('training feedback');
  });

  it('exits with 3 when a mean stays below --fail-under, and names it', async () => {
    const line = 'run --agent null,oracle --task task_easy --quiet --fail-under';
    const missed = await captureRun(`${line} 0.5`);
    expect(missed).toMatchObject({ code: 3, stderr: 'null on task_easy: 0.000000 is below 0.5\n' });
    expect((await captureRun(`${line} 0`)).code).toBe(0);
  });

  it('knows the older --mode', async () => {
    const { stdout } = await captureRun('run --mode heuristic --task task_easy --json');
    expect(JSON.parse(stdout)).toMatchObject({ summary: [{ agent: 'heuristic' }], skipped: [] });
  });

  it.each([
    ['--agent react', /^error: The agent 'react' needs a language model: say --model NAME .*MODEL_NAME/],
    ['--agent baselines,tools', /The agent 'tools' needs a language model/],
    ['--mode full', /'react' needs a language model/],
    ['--model m', /'m' needs an endpoint: say --base-url URL or set API_BASE_URL/],
    ['--model mock:nothing', /no mock model 'nothing'\. Allowed: mock:perfect, mock:careless, /],
    ['--model anthropic:claude', /needs a key: set ANTHROPIC_API_KEY or API_KEY/],
    ['--model m --base-url ftp://x', /--base-url must be a URL that begins with http/],
    ['--model m --base-url http://u:p@x', /--base-url must be a URL without a user/],
    ['--model m --base-url http://x/v1 --budget-usd 1', /price of 'm' there is unknown\. Say --price/],
    ['--model mock:perfect --agent heuristic', /None of the agents asks a language model/],
    ['--base-url http://localhost', /--base-url needs a model: say --model or set MODEL_NAME/],
    ['--budget-usd 1', /--budget-usd needs a model/],
    ['--price 1', /two amounts, input and output/],
    ['--temperature 3', /from 0 to 2/],
    ['--timeout 0', /from 1 to 86400/],
    ['--tries 0', /from 1 to 20/],
    ['--model m --base-url http://x --replay-traffic nowhere', /--replay-traffic: there is no file nowhere/],
    ['--env nowhere', /--env: url: expected http:.*inprocess/],
    ['--agent nobody', /no agent 'nobody'.*baselines, all, .*oracle.*hostile/],
    ['--mode half', /naive, heuristic, full, all/],
    ['--mode naive --agent rank', /cannot be used with/],
    ['--json --structured', /cannot be used with/],
    ['--fail-under 1.1', /from 0 to 1/],
    ['--trials 0', /from 1 to 1000/],
    ['--ranked', /a ranked run must be recorded: add --out/],
    ['--ranked --seeds 1..3', /--ranked.* cannot be used with .*--seeds/],
    ['--resume nowhere --trials 2', /--resume.* cannot be used with .*--trials/],
    ['--resume nowhere', /nowhere is no run: there is no such folder/],
    ['--sealed private', /such as private:0\.\.49/],
    ['--sealed private:0..3', /CLINICALBENCH_SEALED_KEY is not set/],
    ['--feedback loud', /verdict, blind/],
    ['--observation-mode all', /lean, full, paged/],
    ['--seeds 0..100000', /at most 100000/],
  ])('refuses run %s with exit code 2', async (flags, message) => {
    const { code, stdout, stderr } = await captureRun(`run ${flags}`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('never falls back to this process when the environment names a server, unless told', async () => {
    const env = { ENV_BASE_URL: 'http://user:secret@localhost:8000' };
    const refused = await captureRun('run --agent null', { env });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('ENV_BASE_URL');
    expect(refused.stderr).not.toContain('secret');
    expect((await captureRun('run --agent null --task task_easy --env inprocess', { env })).code).toBe(0);
  });
});
