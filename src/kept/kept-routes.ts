/**
 * The rooms whose forms may wait for their person to sign in: those where people write about work. A new room stands here or its
 * forms are not kept. What handles passwords and sessions (`account`, `sign-in`, `unlock`, `setup` …) never does.
 */
const ROOMS = new Set([
  'accounts',
  'approvals',
  'catalogue',
  'commitments',
  'committee',
  'committee-members',
  'corrections',
  'acting',
  'criteria',
  'delegations',
  'dialogues',
  'evaluations',
  'excusals',
  'focus',
  'imports',
  'interim-views',
  'label-petitions',
  'legal',
  'legal-interim-views',
  'hanoi-interim-views',
  'measures',
  'obstacles',
  'officials',
  'oversights',
  'party',
  'periods',
  'person-figures',
  'petitions',
  'pledges',
  'posts',
  'practices',
  'reports',
  'settings',
  'signals',
  'sittings',
  'unit-acts',
  'unit-annulments',
  'units',
  'years',
]);

/** `pattern` is the route's own (`/evaluations/:id/draft`), so that only what exists is kept. */
export function mayBeKept(pattern: string | undefined): boolean {
  return ROOMS.has(pattern?.split('/')[1] ?? '') && !/password/i.test(pattern ?? '');
}
