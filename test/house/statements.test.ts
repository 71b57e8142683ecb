import { readFileSync } from 'node:fs';
import { PROJECT_ROOT } from '../../src/config.js';
import { Labels } from '../../src/web/labels.js';

const TEXT = readFileSync(`${PROJECT_ROOT}/docs/decisions/0033-what-was-stated-is-put-right.md`, 'utf8');
const acts = Labels.load(`${PROJECT_ROOT}/templates/labels`)
  .keys('audit', 'act.')
  .filter((key) => key !== 'title');

const named = (text: string): string[] => [...text.matchAll(/`([a-z-]+\.[a-z*-]+)`/g)].map(([, name]) => name!);
const covers = (name: string, act: string) => (name.endsWith('*') ? act.startsWith(name.slice(0, -1)) : act === name);

const [, table = '', nothing = ''] = TEXT.split(/\*\*The whole table\.\*\*|### Acts that state nothing/);
const rows = table
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (-+|stated) /.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\||\|$/g, '').trim()));
const stating = rows.flatMap((cells) => named(cells[4] ?? ''));
const silent = named(nothing);

describe('every statement has its way of being put right', () => {
  it('is read from a table that is there', () => {
    expect(rows.length).toBeGreaterThan(40);
    expect(silent.length).toBeGreaterThan(10);
  });

  it.each(acts)('%s stands in the table of decision 0033, or among the acts that state nothing', (act) => {
    const places = [stating, silent].map((names) => names.some((name) => covers(name, act)));
    expect(places.filter(Boolean)).toEqual([true]);
  });

  it('and what stands there is an act of the program', () => {
    expect([...stating, ...silent].filter((name) => !acts.some((act) => covers(name, act)))).toEqual([]);
  });

  it('and every row says by whom, how, and until when', () => {
    expect(
      rows.filter((cells) => cells.length !== 5 || cells.some((cell) => cell === '')).map(([what]) => what),
    ).toEqual([]);
  });
});
