import { Length, Matches } from 'class-validator';

export class GroupForm {
  @Matches(/^[A-Za-z0-9._-]{1,40}$/, { context: { code: 'years:issue.groupCode' } })
  code!: string;

  @Length(1, 200, { context: { code: 'years:issue.groupName' } })
  name!: string;
}

/** What the table says: a group, or none (null), for each person whose row it held. */
export function readGrouping(body: unknown): { yearRecordIds: number[]; groupIds: (number | null)[] } {
  const chosen = Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([key, value]) => {
    const yearRecord = /^group-([1-9]\d{0,8})$/.exec(key)?.[1];
    return yearRecord && typeof value === 'string' && /^([1-9]\d{0,8})?$/.test(value)
      ? [[Number(yearRecord), value === '' ? null : Number(value)] as const]
      : [];
  });
  return { yearRecordIds: chosen.map(([id]) => id), groupIds: chosen.map(([, group]) => group) };
}
