import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { counted, decimals, grouped, percent } from './figures.ts';
import { styleOf, type Style } from './style.ts';
import { renderTable } from './table.ts';
import { wrap } from './wrap.ts';

const plain = styleOf(false);

describe('tables', () => {
  const columns = [{ head: 'agent' }, { head: 'net recall', short: 'net', align: 'right' as const }];
  const rowsIn = (style: Style) => [
    ['oracle', '1.00'],
    ['a\u001B[2Jb', { text: '0.5', style: style.bad }],
  ];
  const rows = rowsIn(plain);

  it('have a rule under the head, and escape what could steer a terminal', () => {
    expect(renderTable(columns, rows, plain, 80).split('\n')).toEqual([
      'agent      net recall',
      '─────────────────────',
      'oracle           1.00',
      'a\\x1b[2Jb         0.5',
    ]);
  });

  it('take short heads where the full ones do not fit', () => {
    expect(renderTable(columns, rows, plain, 20).split('\n')[0]).toBe('agent       net');
  });

  it('say the same with colors', () => {
    const style = styleOf(true);
    const colored = renderTable(columns, rowsIn(style), style, 80);
    expect(colored).toContain('\u001B[31m0.5');
    expect(stripVTControlCharacters(colored)).toBe(renderTable(columns, rows, plain, 80));
  });
});

describe('wrapping', () => {
  it('keeps a number and its percent sign together', () => {
    expect(wrap('a mean of 95 % intervals', 12)).toBe('a mean of\n95 %\nintervals');
  });

  it('breaks at spaces, keeps paragraphs and never breaks a word', () => {
    expect(wrap('one two three\n\nfour', 8)).toBe('one two\nthree\n\nfour');
    expect(wrap('incomprehensibilities it is', 8, '  ')).toBe('  incomprehensibilities\n  it is');
  });
});

describe('figures', () => {
  it('show a dash for what is not there', () => {
    expect([decimals(null, 2), percent(Number.NaN), decimals(1 / 3, 2), percent(0.125, 1)]).toEqual([
      '–',
      '–',
      '0.33',
      '12.5 %',
    ]);
  });

  it('group thousands and know the plural', () => {
    expect([grouped(1_234_567), grouped(999), counted(1, 'seed'), counted(30_000, 'fix', 'fixes')]).toEqual([
      '1,234,567',
      '999',
      '1 seed',
      '30,000 fixes',
    ]);
  });
});
