import type { FormResult, Issue } from '../web/issues.js';
import { textOf, tidy } from '../web/read-form.js';
import { PLEDGE, STATES, type CheckState, type PledgeItem } from './pledge.js';

export interface Checked {
  id: number;
  state: CheckState;
  note: string;
}

/** One answer for each item: done, going or behind; all or none. */
export function readCheckin(body: unknown, items: readonly Pick<PledgeItem, 'id'>[]): FormResult<Checked[]> {
  const typed = tidy(body);
  const issues: Issue[] = [];
  const checked = items.map(({ id }, place) => {
    const state = STATES.find((each) => each === typed[`state.${id}`]);
    const note = textOf(typed, `note.${id}`) ?? '';
    if (!state) issues.push({ field: `state.${id}`, code: 'commitments:issue.state', params: { number: place + 1 } });
    if (note.length > PLEDGE.note)
      issues.push({ field: `note.${id}`, code: 'evaluations:fault.length', params: { least: 0, most: PLEDGE.note } });
    return { id, state: state!, note };
  });
  return issues.length > 0 ? { issues } : { value: checked };
}

export interface Judged {
  id: number;
  kept: boolean;
  note: string | null;
}

/** Kept or not, item by item. A note is asked for where `asksWhy` says so. */
export function readYearEnd(
  body: unknown,
  items: readonly PledgeItem[],
  asksWhy: (item: PledgeItem, kept: boolean) => boolean,
): FormResult<Judged[]> {
  const typed = tidy(body);
  const issues: Issue[] = [];
  const judged = items.map((item, place) => {
    const answer = typed[`kept.${item.id}`];
    const note = textOf(typed, `note.${item.id}`) ?? '';
    if (answer !== 'yes' && answer !== 'no')
      issues.push({ field: `kept.${item.id}`, code: 'commitments:issue.itemKept', params: { number: place + 1 } });
    else if (asksWhy(item, answer === 'yes') && note.length < PLEDGE.shortest)
      issues.push({
        field: `note.${item.id}`,
        code: 'commitments:issue.itemWhy',
        params: { number: place + 1, least: PLEDGE.shortest },
      });
    if (note.length > PLEDGE.why)
      issues.push({
        field: `note.${item.id}`,
        code: 'evaluations:fault.length',
        params: { least: 0, most: PLEDGE.why },
      });
    return { id: item.id, kept: answer === 'yes', note: note || null };
  });
  return issues.length > 0 ? { issues } : { value: judged };
}
