import type { Translate } from '../web/labels.js';
import { CRITERION_FIELDS, type CriterionField, type TypedCriterion } from './criterion.form.js';
import type { TypedSettings } from './settings.form.js';

/** One field of which two people wrote something different. */
export interface Difference {
  label: string;
  theirs: string;
  ours: string;
}

export function criterionDifferences(theirs: TypedCriterion, ours: TypedCriterion, t: Translate): Difference[] {
  const lines = CRITERION_FIELDS.map((field) => ({
    label: t(`criteria-pages:field.${field}`),
    theirs: said(theirs, field, t),
    ours: said(ours, field, t),
  }));
  const flag = (typed: TypedCriterion) => t(`criteria-pages:${typed.exemplary ? 'yes' : 'no'}`);
  const exemplary = { label: t('criteria-pages:field.exemplary'), theirs: flag(theirs), ours: flag(ours) };
  return different([...lines, exemplary]);
}

export function settingsDifferences(theirs: TypedSettings, ours: TypedSettings, t: Translate): Difference[] {
  const name = { label: t('criteria-pages:field.name'), theirs: theirs.name, ours: ours.name };
  const factors = ours.factors.map((factor, tier) => ({
    label: t('criteria-pages:field.factorOf', { tier }),
    theirs: theirs.factors[tier] ?? '',
    ours: factor,
  }));
  const glossary = {
    label: t('criteria-pages:field.glossary'),
    theirs: glossaryText(theirs),
    ours: glossaryText(ours),
  };
  return different([name, ...factors, glossary]);
}

function said(typed: TypedCriterion, field: CriterionField, t: Translate): string {
  const value = typed[field];
  if (value === '') return '';
  if (field === 'kind') return t(`criteria:kind.${value}`);
  return field === 'standard' ? `${value}. ${t(`criteria:standard.${value}.short`)}` : value;
}

function glossaryText({ glossary }: TypedSettings): string {
  return glossary
    .filter(({ abbreviation, meaning }) => abbreviation || meaning)
    .map((line) => `${line.abbreviation}: ${line.meaning}`)
    .join('; ');
}

function different(lines: Difference[]): Difference[] {
  return lines.filter(({ theirs, ours }) => theirs !== ours);
}
