import { formatMonth } from '../web/format.js';
import type { Translate } from '../web/labels.js';
import type { Finding } from './finding.js';

/** A finding as a sentence: whom it is about, the field, and what is wrong with it. */
export function findingWords(t: Translate, { code, who, month, span, field, seq, shown, expected }: Finding): string {
  const [table = '', column = ''] = (field ?? '').split(/[. ]/);
  const of =
    month &&
    (span === 'quarter' ? t('verify:quarter', { month, span }) : month.length === 7 ? formatMonth(month) : month);
  const about = [who, of].filter(Boolean).join(', ');
  const words = t(`verify:finding.${code}`, {
    table: table ? t(`verify:table.${table}`) : '',
    column: columnWords(t, column),
    seq: seq ?? '',
    shown: shown || t('verify:nothing'),
    expected: expected || t('verify:nothing'),
  });
  return about ? `${about}: ${words}` : words;
}

function columnWords(t: Translate, column: string): string {
  const known = t(`verify:column.${column}`, { defaultValue: '' });
  return known || t('verify:column.other');
}
