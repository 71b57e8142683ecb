import type { Issue } from '../web/issues.js';
import { numberIn, numberIssue, readNumber } from '../web/numbers.js';
import { tidy } from '../web/read-form.js';
import { BOUNDS, TIERS, type GlossaryLine } from './criterion.js';
import type { Settings } from './draft-content.js';

const NAME_BOUND = 200;
const FACTOR_BOUND = 20;
export const GLOSSARY_LINES = 20;

export interface TypedSettings {
  name: string;
  factors: string[];
  glossary: GlossaryLine[];
}

export function typedSettings(body: unknown): TypedSettings {
  const given = tidy(body);
  const text = (field: string) => (typeof given[field] === 'string' ? given[field] : '');
  return {
    name: text('name'),
    factors: TIERS.map((tier) => text(`factor-${tier}`)),
    glossary: Array.from({ length: GLOSSARY_LINES }, (_, line) => ({
      abbreviation: text(`abbreviation-${line}`),
      meaning: text(`meaning-${line}`),
    })),
  };
}

/** Factors that are no numbers are a finding (they refuse the signing); only what cannot be kept is an issue. */
export function settingsIssues(typed: TypedSettings): Issue[] {
  const issues: Issue[] = [];
  if (typed.name === '') issues.push({ field: 'name', code: 'criteria-pages:issue.name' });
  if (typed.name.length > NAME_BOUND)
    issues.push({ field: 'name', code: 'criteria-pages:issue.tooLong', params: { most: NAME_BOUND } });
  typed.factors.forEach((factor, tier) => {
    if (factor.length > FACTOR_BOUND)
      issues.push({ field: `factor-${tier}`, code: 'criteria-pages:issue.tooLong', params: { most: FACTOR_BOUND } });
    else if (readNumber(factor).fault === 'ambiguous')
      issues.push(numberIssue({ field: `factor-${tier}`, code: 'criteria-pages:issue.number' }, factor));
  });
  typed.glossary.forEach((line, index) => issues.push(...lineIssues(line, index)));
  return issues;
}

function lineIssues({ abbreviation, meaning }: GlossaryLine, index: number): Issue[] {
  const issues: Issue[] = [];
  const [short, long] = [`abbreviation-${index}`, `meaning-${index}`];
  if (meaning !== '' && abbreviation === '') issues.push({ field: short, code: 'criteria-pages:issue.abbreviation' });
  if (abbreviation !== '' && meaning === '') issues.push({ field: long, code: 'criteria-pages:issue.meaning' });
  if (abbreviation.length > BOUNDS.abbreviation)
    issues.push({ field: short, code: 'criteria-pages:issue.tooLong', params: { most: BOUNDS.abbreviation } });
  if (meaning.length > BOUNDS.meaning)
    issues.push({ field: long, code: 'criteria-pages:issue.tooLong', params: { most: BOUNDS.meaning } });
  return issues;
}

export function toSettings(typed: TypedSettings): Settings {
  return {
    name: typed.name,
    factors: typed.factors.map((factor) => numberIn(factor) ?? factor),
    glossary: typed.glossary.filter(({ abbreviation, meaning }) => abbreviation !== '' || meaning !== ''),
  };
}
