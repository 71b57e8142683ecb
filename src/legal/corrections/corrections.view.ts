import { fieldNumber } from '../../web/numbers.js';
import type { Lang } from '../../web/labels.js';
import { textOf, type Body } from '../../web/read-form.js';
import type { WorkLineRow } from '../work/work.queries.js';
import { MARK_STATES, markState } from './corrections.js';
import { CORRECTION_BOUNDS, newRows, ORIGINS } from './corrections.form.js';

/** Rows to add something in, that stand open beside those somebody typed into. */
const EMPTY_ROWS = 2;

/** The work of a result as a form in which each line and mark can be put right, as it stands or as it was typed. */
export function correctionsView(work: readonly WorkLineRow[], { typed, lang }: { typed?: Body; lang: Lang }) {
  const said = (field: string) => (typed && textOf(typed, field)) ?? null;
  return {
    origins: ORIGINS,
    newOrigins: ORIGINS.filter((origin) => origin !== 'taken-over'),
    states: MARK_STATES,
    kinds: ['late', 'failed'] as const,
    lines: work.map((line) => {
      const at = `line.${line.id}`;
      const marks = line.marks.filter(({ removedAt }) => !removedAt);
      const fields = { quantity: `${at}.quantity`, completed: `${at}.completed`, origin: `${at}.origin` };
      const [struck, reason] = [`${at}.struck`, `${at}.reason`];
      const touched = [...Object.values(fields), struck, reason].some((field) => (said(field) ?? '') !== '');
      return {
        code: line.code,
        task: line.task,
        factor: line.factor,
        quantity: line.quantity,
        completed: line.completed,
        origin: line.origin,
        fields: { ...fields, struck, reason },
        values: {
          quantity: said(fields.quantity) ?? fieldNumber(line.quantity, lang),
          completed: said(fields.completed) ?? fieldNumber(line.completed, lang),
          origin: said(fields.origin) ?? line.origin,
          struck: said(struck) === 'yes',
          reason: said(reason) ?? '',
        },
        fixedOrigin: line.fromLineId !== null,
        open: touched,
        marks: marks.map((mark) => ({
          kind: mark.kind,
          item: mark.item,
          happenedOn: mark.happenedOn,
          reason: mark.reason,
          waiver: mark.waiverReason,
          field: `markNow.${mark.id}`,
          why: `markWhy.${mark.id}`,
          state: said(`markNow.${mark.id}`) ?? markState(mark),
          whyTyped: said(`markWhy.${mark.id}`) ?? '',
        })),
      };
    }),
    lineItems: work.map(({ id, code, task }) => ({ value: String(id), text: `${code} ${task}`.slice(0, 80) })),
    newMarks: newOnes('newMark', ['line', 'kind', 'item', 'day', 'reason'], typed),
    newLines: newOnes('newLine', ['code', 'origin', 'quantity', 'completed', 'reason'], typed),
  };
}

function newOnes<F extends string>(prefix: 'newMark' | 'newLine', fields: readonly F[], typed: Body | undefined) {
  const filled = typed ? newRows(typed, prefix) : [];
  const count = Math.min(CORRECTION_BOUNDS.rows, Math.max(0, ...filled) + EMPTY_ROWS);
  const valueOf = (id: string) => ({ id, value: (typed && textOf(typed, id)) ?? '' });
  return {
    open: filled.length > 0,
    rows: Array.from(
      { length: count },
      (_, place) =>
        Object.fromEntries(fields.map((field) => [field, valueOf(`${prefix}.${place + 1}.${field}`)])) as Record<
          F,
          { id: string; value: string }
        >,
    ),
  };
}
