import type { FormResult, Issue } from '../../web/issues.js';
import { numberIn } from '../../web/numbers.js';
import { BOUNDS, FACTOR, readFactor } from '../product.js';
import { tooLong } from '../product.form.js';
import type { Typed } from '../typed.js';

export interface ProposalWords {
  task: string;
  detail: string;
  output: string;
  leading: boolean;
  factor: string | null;
  reason: string;
}

const REASON = { least: 10, most: 2000 } as const;

export function readProposal(given: Typed): FormResult<ProposalWords> {
  const text = (field: string) => given[field] ?? '';
  const factor = text('factor') === '' ? null : readFactor(numberIn(text('factor'), FACTOR));
  const issues: Issue[] = [
    ...(text('task') === '' ? [{ field: 'task', code: 'catalogue:issue.task' }] : []),
    ...(['task', 'detail', 'output'] as const).flatMap((field) => tooLong(field, text(field), BOUNDS[field])),
    ...(factor?.fault ? [{ field: 'factor', code: `catalogue:issue.factor.${factor.fault}` }] : []),
    ...reasonIssues(text('reason')),
  ];
  if (issues.length > 0) return { issues };
  return {
    value: {
      task: text('task'),
      detail: text('detail'),
      output: text('output'),
      leading: text('leading') === 'yes',
      factor: factor?.value ?? null,
      reason: text('reason'),
    },
  };
}

export function reasonIssues(reason: string): Issue[] {
  if (reason.length < REASON.least)
    return [{ field: 'reason', code: 'catalogue:issue.reason', params: { least: REASON.least } }];
  return tooLong('reason', reason, REASON.most);
}
