import type { Label } from '../year-record.queries.js';
import type { PersonLabel, SettledGroup } from './settle.js';

/** Who is decided in one act: the agency's people by its head, or its head by the managing agency (Điều 10.2). */
export type Part = 'head' | 'people';

const STEPS_MISSING = ['months', 'no-working-month', 'form', 'meeting', 'opinion', 'group', 'unit-rating'] as const;
export type Missing = (typeof STEPS_MISSING)[number];

export interface GroupPerson {
  code: string;
  name: string;
  part: Part;
  groupName: string | null;
  decided: boolean;
  /** What the steps of Điều 21 still lack; the months are read from the label itself. */
  lacks: readonly Missing[];
}

export type GroupBlocker =
  | { code: 'over-agency'; over: number; ceiling: number; excellent: number }
  | { code: 'over-group'; group: string; over: number; ceiling: number; excellent: number }
  | { code: 'missing'; what: Missing; count: number; names: readonly string[] }
  /** Somebody of the other part has no label yet, so the ceiling cannot be reckoned. */
  | { code: 'ceiling-open'; count: number; names: readonly string[] }
  | { code: 'nobody' };

/** What a person's label still waits for. Who is not classified goes through none of the steps. */
export function missingOf(person: GroupPerson, label: PersonLabel): Missing[] {
  if (person.decided || label.label === 'not-classified') return [];
  const months: Missing[] = label.label !== null ? [] : [label.missing.length > 0 ? 'months' : 'no-working-month'];
  return [...months, ...person.lacks];
}

/** What stands in the way of deciding a part of an agency: nothing missing, no ceiling passed. The order of work changes nothing. */
export function groupBlockers(
  part: Part,
  group: SettledGroup,
  people: ReadonlyMap<string, GroupPerson>,
): GroupBlocker[] {
  const rows = group.people.map((label) => ({ label, person: people.get(label.code)! }));
  const own = rows.filter(({ person }) => person.part === part && !person.decided);
  if (own.length === 0) return [{ code: 'nobody' }];
  return [...missingBlockers(own), ...openBlockers(part, rows, own), ...overBlockers(group, rows, own)];
}

interface Row {
  label: PersonLabel;
  person: GroupPerson;
}

function missingBlockers(own: Row[]): GroupBlocker[] {
  return STEPS_MISSING.flatMap((what): GroupBlocker[] => {
    const lacking = own.filter(({ label, person }) => missingOf(person, label).includes(what));
    return lacking.length === 0 ? [] : [{ code: 'missing', what, count: lacking.length, names: namesOf(lacking) }];
  });
}

/** Nobody becomes excellent under a ceiling that cannot be reckoned yet; the people's act always closes the whole group. */
function openBlockers(part: Part, rows: Row[], own: Row[]): GroupBlocker[] {
  const open = rows.filter(({ label, person }) => label.label === null && !own.some((one) => one.person === person));
  const needed = part === 'people' || own.some(({ label }) => label.label === 'excellent');
  return needed && open.length > 0 ? [{ code: 'ceiling-open', count: open.length, names: namesOf(open) }] : [];
}

/** A ceiling that is passed stops whoever would still become excellent under it. */
function overBlockers(group: SettledGroup, rows: Row[], own: Row[]): GroupBlocker[] {
  const excellent = own.filter(({ label }) => label.label === 'excellent');
  const blockers: GroupBlocker[] = [];
  const { over, ceiling } = group.agency;
  if (over && ceiling !== null && excellent.length > 0)
    blockers.push({ code: 'over-agency', over, ceiling, excellent: group.agency.excellent });
  for (const [code, quota] of group.groups) {
    if (!quota.over || quota.ceiling === null || !excellent.some(({ label }) => label.group === code)) continue;
    const name = rows.find(({ label }) => label.group === code)?.person.groupName ?? code;
    blockers.push({
      code: 'over-group',
      group: name,
      over: quota.over,
      ceiling: quota.ceiling,
      excellent: quota.excellent,
    });
  }
  return blockers;
}

function namesOf(rows: Row[]): string[] {
  return rows.map(({ person }) => person.name);
}

/** The one label that may be proposed in place of the record's (Điều 20.5): good for excellent. */
export function mayPropose(computed: Label | null, label: Label): boolean {
  return label === computed || (computed === 'excellent' && label === 'good');
}
