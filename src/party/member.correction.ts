import type { CorrectionKind, CorrectedField } from '../corrections/correction-kind.js';
import { daysInOrder } from '../units/official.form.js';
import { CELL_MOST } from './member.form.js';
import { overlapping } from './members.queries.js';
import { memberToChange } from './members.service.js';
import { PartyMember } from './party-member.entity.js';

const FIELDS: readonly CorrectedField[] = [
  { name: 'fromDate', least: 1, most: 40, day: true },
  { name: 'cell', least: 0, most: CELL_MOST },
];
const ENDED: readonly CorrectedField[] = [FIELDS[0]!, { name: 'toDate', least: 1, most: 40, day: true }, FIELDS[1]!];

/** That somebody is a member, put right; taken back where it was never so. */
export const PARTY_MEMBER_CORRECTION: CorrectionKind = {
  code: 'party-member',
  path: 'party/members',
  allow: ['personnel'],
  acts: { corrected: 'party-member.corrected', withdrawn: 'party-member.withdrawn' },
  fields: FIELDS,
  async find(on, id) {
    const member = await memberToChange(on, id);
    const { fromDate, toDate, cell } = member;
    return {
      id,
      words: { fromDate, ...(toDate ? { toDate } : {}), cell },
      fields: toDate ? ENDED : FIELDS,
      chain: `official:${member.officialId}`,
      unitId: member.unitId,
      about: { name: member.name },
      href: `/party/people?q=${encodeURIComponent(member.code)}`,
      told: [member.officialId],
      toldAt: '/party',
    };
  },
  async check(on, { id }, words) {
    const days = words as { fromDate: string; toDate?: string };
    const { fromDate, toDate = null } = days;
    if (fromDate > on.today) return [{ field: 'fromDate', code: 'party:issue.future' }];
    if (toDate !== null && on.today < toDate) return [{ field: 'toDate', code: 'party:issue.future' }];
    const disordered = daysInOrder(days);
    if (disordered.length > 0) return disordered;
    const { officialId } = await memberToChange(on, id);
    const held = await overlapping(on, { officialIds: [officialId], from: fromDate, to: toDate, but: id });
    return held.length > 0 ? [{ field: 'fromDate', code: 'party:issue.held', params: { names: held[0]!.name } }] : [];
  },
  lock: (act, id) => act.one('select id from party_members where id = $1 for update', [id]),
  async write(act, { id }, words) {
    if (!words) return void (await act.remove(PartyMember, { id }));
    const { fromDate, toDate, cell } = words;
    await act.update(PartyMember, { id }, { fromDate: fromDate!, ...(toDate ? { toDate } : {}), cell: cell ?? '' });
  },
};
