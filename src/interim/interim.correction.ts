import type { CorrectionKind } from '../corrections/correction-kind.js';
import { Conflict } from '../web/errors.js';
import { formatMonth } from '../web/format.js';
import type { Issue } from '../web/issues.js';
import { approverAt } from '../standing/chain.js';
import { numberIn } from '../web/numbers.js';
import type { InterimKind } from './interim-kind.js';
import { VIEW } from './interim.service.js';

const TEXT = { name: 'text', ...VIEW, rows: 4 };

/** A former head's view: its author's, until the paper is decided. */
export function interimCorrection(kind: InterimKind): CorrectionKind {
  return {
    code: kind.code,
    path: `${kind.code}s`,
    allow: ['official'],
    acts: kind.acts,
    fields: [TEXT],
    async find(on, id) {
      const view = await on.one<{ paperId: number | null; text: string; marks: Record<string, string> }>(
        `select case $3 when 'evaluationId' then evaluation_id else legal_form_id end as "paperId", text, marks from interim_views where id = $1 and by_account = $2`,
        [id, on.actor.accountId, kind.column],
      );
      const paper = view?.paperId && (await kind.find(on, view.paperId));
      if (!view || !paper) return undefined;
      if (!paper.open) throw new Conflict('interim-decided');
      const now = await approverAt(on, paper, on.today);
      const marks = paper.proposable.map(({ code, field }) => [field, view.marks[code] ?? '']);
      return {
        id,
        words: { text: view.text, ...(Object.fromEntries(marks) as Record<string, string>) },
        chain: paper.chain,
        unitId: paper.unitId,
        about: { name: paper.name, month: formatMonth(paper.month), span: paper.rhythm },
        href: `/${kind.path}/${paper.id}/interim-view`,
        told: [paper.officialId, ...(now === 'outside' ? [] : [now.officialId])],
        toldAt: kind.hrefs.paper(paper.id),
        fields: [
          TEXT,
          ...paper.proposable.map(({ field, text }) => ({
            name: field,
            title: text,
            least: 0,
            most: 20,
            number: true as const,
          })),
        ],
      };
    },
    settle: (words) =>
      Object.fromEntries(
        Object.entries(words).map(([name, text]) => [name, name === 'text' ? text : (numberIn(text) ?? text)]),
      ),
    async check(on, { href }, words) {
      const paper = (await kind.find(on, Number(href.split('/').at(-2))))!;
      const issues: Issue[] = [];
      await kind.readMarks(on, paper, { ...words }, issues);
      return issues;
    },
    async lock(act, id) {
      const view = await act.one<{ paperId: number }>(
        'select coalesce(evaluation_id, legal_form_id) as "paperId" from interim_views where id = $1',
        [id],
      );
      if (view) await kind.lock(act, view.paperId);
    },
  };
}
