import type { Field } from '../web/typed-fields.js';

export interface ShownField {
  id: string;
  name: string;
  value: string;
  /** The label's key; null where a field has no name that a person would know. */
  key: string | null;
  number: number;
  long: boolean;
}

/** Fields whose names mean the same wherever they stand (label `kept:field.<name>`). */
const KNOWN = new Set([
  'text',
  'note',
  'reason',
  'title',
  'name',
  'place',
  'discussion',
  'conclusion',
  'report',
  'answer',
  'comment',
  'opinion',
  'remark',
  'strengths',
  'limits',
  'decisionNumber',
  'decisionDate',
  'dueOn',
  'from',
  'to',
  'date',
  'day',
  'value',
  'score',
  'quantity',
  'figure',
  'code',
]);

/** What a person would know as typed: chosen codes, ids and versions go along unseen. */
export function shownFields(fields: readonly Field[]): { seen: ShownField[]; unseen: Field[] } {
  const seen = fields
    .filter((field) => isTyped(field))
    .map(([name, value], at) => ({
      id: `kept-${at}`,
      name,
      value,
      key: keyOf(name),
      number: at + 1,
      long: value.length > 60 || value.includes('\n'),
    }));
  return { seen, unseen: fields.filter((field) => !isTyped(field)) };
}

function isTyped([name, value]: Field): boolean {
  if (!value.trim() || /(^|\.)(version|revision|of|go|then)$|Ids?$|^v-/.test(name)) return false;
  return !/^[a-z][a-z0-9-]*$/.test(value) && !/^(true|false)$/.test(value);
}

function keyOf(name: string): string | null {
  const word = name.split(/[.\-[]/)[0]!;
  return KNOWN.has(word) ? word : null;
}
