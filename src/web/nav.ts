import type { Capability } from './actor.js';

interface NavItem {
  href: string;
  key: string;
  for: Capability[] | 'all';
}

/** The main navigation: a person sees only what they may open. Order is the order of a month. */
export const NAV: NavItem[] = [
  { href: '/', key: 'ui:nav.home', for: 'all' },
  { href: '/evaluations', key: 'ui:nav.evaluations', for: ['official'] },
  { href: '/legal', key: 'ui:nav.legal', for: ['official', 'head', 'personnel', 'inspector', 'outside-approver'] },
  { href: '/approvals', key: 'ui:nav.approvals', for: ['head', 'outside-approver', 'personnel'] },
  { href: '/committee', key: 'ui:nav.committee', for: ['committee', 'inspector'] },
  { href: '/criteria', key: 'ui:nav.criteria', for: ['official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver'] },
  { href: '/catalogue', key: 'ui:nav.catalogue', for: ['official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver'] },
  { href: '/periods', key: 'ui:nav.periods', for: ['personnel', 'inspector'] },
  { href: '/years', key: 'ui:nav.years', for: ['official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver'] },
  { href: '/units', key: 'ui:nav.units', for: ['personnel', 'inspector', 'administrator'] },
  { href: '/imports', key: 'ui:nav.imports', for: ['personnel'] },
  { href: '/reports', key: 'ui:nav.reports', for: ['head', 'committee', 'personnel', 'inspector'] },
  { href: '/accounts', key: 'ui:nav.accounts', for: ['administrator', 'personnel'] },
  { href: '/audit', key: 'ui:nav.audit', for: ['inspector'] },
];

export function navFor(capabilities: ReadonlySet<Capability>, path: string): { href: string; key: string; current: boolean }[] {
  return NAV.filter((item) => item.for === 'all' || item.for.some((capability) => capabilities.has(capability))).map(
    ({ href, key }) => ({ href, key, current: href === '/' ? path === '/' : path === href || path.startsWith(href + '/') }),
  );
}
