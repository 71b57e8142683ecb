import type { Capability } from './actor.js';

interface NavItem {
  href: string;
  key: string;
  for: Capability[] | 'all';
  /** The menu it goes into when there would be too much on one line. */
  menu?: 'committee' | 'read' | 'manage';
  /** Pages of the same room under other addresses. */
  also?: string[];
}

export interface NavLink {
  href: string;
  key: string;
  current: boolean;
}

export interface NavMenu {
  menu: `ui:nav.menu.${string}`;
  current: boolean;
  items: NavLink[];
}

/** What stays on one line, and what a person can take in. */
const MOST = 7;

/** The main navigation: a person sees only what they may open. Order is the order of a month. */
export const NAV: NavItem[] = [
  { href: '/', key: 'ui:nav.home', for: 'all' },
  { href: '/evaluations', key: 'ui:nav.evaluations', for: ['official'] },
  { href: '/legal', key: 'ui:nav.legal', for: ['official', 'head', 'personnel', 'inspector', 'outside-approver'] },
  { href: '/approvals', key: 'ui:nav.approvals', for: ['head', 'outside-approver', 'personnel'] },
  { href: '/committee', key: 'ui:nav.committee', for: ['committee', 'inspector'], menu: 'committee' },
  { href: '/sittings', key: 'ui:nav.sittings', for: ['committee', 'inspector'], menu: 'committee' },
  { href: '/signals', key: 'ui:nav.signals', for: ['committee', 'inspector'], menu: 'committee' },
  {
    href: '/years',
    key: 'ui:nav.years',
    for: ['official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver'],
  },
  {
    href: '/criteria',
    key: 'ui:nav.criteria',
    for: ['official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver'],
    menu: 'read',
  },
  {
    href: '/catalogue',
    key: 'ui:nav.catalogue',
    for: ['official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver'],
    menu: 'read',
  },
  {
    href: '/commitments',
    also: ['/dialogues', '/pledges'],
    key: 'ui:nav.commitments',
    for: ['official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver'],
    menu: 'read',
  },
  {
    href: '/measures',
    key: 'ui:nav.measures',
    for: ['official', 'head', 'committee', 'personnel', 'inspector'],
    menu: 'read',
  },
  { href: '/focus', key: 'ui:nav.focus', for: ['head', 'committee', 'personnel', 'inspector'], menu: 'read' },
  {
    href: '/practices',
    key: 'ui:nav.practices',
    for: ['official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver'],
    menu: 'read',
  },
  { href: '/reports', key: 'ui:nav.reports', for: ['head', 'committee', 'personnel', 'inspector'], menu: 'read' },
  { href: '/periods', key: 'ui:nav.periods', for: ['personnel', 'inspector'], menu: 'manage' },
  { href: '/units', key: 'ui:nav.units', for: ['personnel', 'inspector', 'administrator'], menu: 'manage' },
  { href: '/imports', key: 'ui:nav.imports', for: ['personnel'], menu: 'manage' },
  { href: '/accounts', key: 'ui:nav.accounts', for: ['administrator', 'personnel'], menu: 'manage' },
  { href: '/audit', key: 'ui:nav.audit', for: ['inspector'], menu: 'manage' },
];

/** Links, and menus where there would be more than fit: a menu of one is that one. */
export function navFor(capabilities: ReadonlySet<Capability>, path: string): (NavLink | NavMenu)[] {
  const open = NAV.filter((item) => item.for === 'all' || item.for.some((capability) => capabilities.has(capability)));
  if (open.length <= MOST) return open.map((item) => linkTo(item, path));
  const folded = (item: NavItem) => open.filter((other) => item.menu !== undefined && other.menu === item.menu);
  return open.flatMap((item): (NavLink | NavMenu)[] => {
    const group = folded(item);
    if (group.length < 2) return [linkTo(item, path)];
    if (group[0] !== item) return [];
    const items = group.map((other) => linkTo(other, path));
    return [{ menu: `ui:nav.menu.${item.menu}`, current: items.some(({ current }) => current), items }];
  });
}

function linkTo({ href, key, also = [] }: NavItem, path: string): NavLink {
  return {
    href,
    key,
    current: href === '/' ? path === '/' : [href, ...also].some((page) => path === page || path.startsWith(page + '/')),
  };
}
