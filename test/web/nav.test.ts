import { CAPABILITIES, type Capability } from '../../src/web/actor.js';
import { NAV, navFor, type NavLink, type NavMenu } from '../../src/web/nav.js';

const PEOPLE: [string, Capability[], string[]][] = [
  ['an official', ['official'], ['/', '/evaluations', '/legal', '/years', 'ui:nav.menu.read']],
  ['a head', ['official', 'head'], ['/', '/evaluations', '/legal', '/approvals', '/years', 'ui:nav.menu.read']],
  [
    'a head who sits on the committee',
    ['official', 'head', 'committee'],
    ['/', '/evaluations', '/legal', '/approvals', 'ui:nav.menu.committee', '/years', 'ui:nav.menu.read'],
  ],
  ['personnel', ['personnel'], ['/', '/legal', '/approvals', '/years', 'ui:nav.menu.read', 'ui:nav.menu.manage']],
  [
    'an inspector',
    ['inspector'],
    ['/', '/legal', 'ui:nav.menu.committee', '/years', 'ui:nav.menu.read', 'ui:nav.menu.manage'],
  ],
  ['an administrator', ['administrator'], ['/', '/units', '/accounts']],
];

const isMenu = (entry: NavLink | NavMenu): entry is NavMenu => 'items' in entry;
const links = (entries: (NavLink | NavMenu)[]): NavLink[] =>
  entries.flatMap((entry) => (isMenu(entry) ? entry.items : [entry]));

describe('the main navigation', () => {
  it.each(PEOPLE)('of %s stands on one line', (_, capabilities, expected) => {
    const entries = navFor(new Set(capabilities), '/');
    expect(entries.map((entry) => (isMenu(entry) ? entry.menu : entry.href))).toEqual(expected);
    expect(entries.length).toBeLessThanOrEqual(7);
  });

  it('loses nothing when it folds, and has no menu of one', () => {
    const every = navFor(new Set(CAPABILITIES), '/');
    expect(
      links(every)
        .map(({ href }) => href)
        .sort(),
    ).toEqual(NAV.map(({ href }) => href).sort());
    for (const entry of every) if (isMenu(entry)) expect(entry.items.length).toBeGreaterThan(1);
  });

  it('shows where one is, in a menu too', () => {
    const entries = navFor(new Set<Capability>(['personnel']), '/units/3');
    expect(
      links(entries)
        .filter(({ current }) => current)
        .map(({ href }) => href),
    ).toEqual(['/units']);
    expect(entries.filter(isMenu).map(({ menu, current }) => [menu, current])).toEqual([
      ['ui:nav.menu.read', false],
      ['ui:nav.menu.manage', true],
    ]);
  });
});
