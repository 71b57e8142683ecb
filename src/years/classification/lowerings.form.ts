import type { Actor } from '../../web/actor.js';
import type { Issue } from '../../web/issues.js';
import { textOf, type Body } from '../../web/read-form.js';
import type { OpenedAgency } from './agency-access.js';
import { REASON } from './proposal.form.js';
import type { YearGroup, YearPerson } from './year-group.js';

/** Who may be proposed as good in place of excellent by this actor: undecided, excellent by the record, and not themself. */
export function mayLower(
  { may }: Pick<OpenedAgency, 'may'>,
  { people }: Pick<YearGroup, 'people'>,
  actor: Actor,
): YearPerson[] {
  return people.filter(
    ({ part, label, yearRecord }) =>
      may[part] &&
      label.computed === 'excellent' &&
      yearRecord.labelId === null &&
      yearRecord.officialId !== actor.officialId,
  );
}

export interface Lowering {
  person: YearPerson;
  lowered: boolean;
  reason: string | null;
}

/** Fields `lower-ID` and `reason-ID`; each who gives way has a reason of their own. Only what changes is kept. */
export function readLowerings(body: Body, people: readonly YearPerson[]): { changes: Lowering[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const changes = people.flatMap((person): Lowering[] => {
    const { id, proposedLabel, proposalReason } = person.yearRecord;
    const lowered = textOf(body, `lower-${id}`) === 'yes';
    const reason = lowered ? (textOf(body, `reason-${id}`) ?? '') : null;
    if (reason !== null && (reason.length < REASON.least || reason.length > REASON.most))
      issues.push({ field: `reason-${id}`, code: 'classification:issue.reason', params: REASON });
    const was = proposedLabel === 'good';
    return lowered === was && (!lowered || reason === proposalReason) ? [] : [{ person, lowered, reason }];
  });
  return { changes, issues };
}
