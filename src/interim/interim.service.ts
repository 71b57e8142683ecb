import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Asking } from '../acts/asking.js';
import type { Rows } from '../database/db.js';
import { approverAt } from '../standing/chain.js';
import { decidersIn } from '../standing/former.js';
import type { Actor } from '../web/actor.js';
import { Conflict, NotFound } from '../web/errors.js';
import { formatMonth } from '../web/format.js';
import type { Issue } from '../web/issues.js';
import { textOf, type Body } from '../web/read-form.js';
import type { InterimKind, InterimPaper } from './interim-kind.js';
import { InterimView } from './interim-view.entity.js';

export const VIEW = { least: 10, most: 4000 } as const;

/** The paper, for who decided on its person on an earlier day of its month and does not now; to others it does not exist. */
export async function openInterim(on: Asking, kind: InterimKind, id: number): Promise<InterimPaper> {
  const paper = await kind.find(on, id);
  if (!paper || !(await decidedBefore(on, on.actor, paper, on.today))) throw new NotFound();
  return paper;
}

async function decidedBefore(on: Rows, actor: Actor, paper: InterimPaper, today: string): Promise<boolean> {
  if (actor.officialId === null || actor.officialId === paper.officialId) return false;
  const now = await approverAt(on, paper, today);
  if (now !== 'outside' && now.officialId === actor.officialId) return false;
  const to = paper.span.to < today ? paper.span.to : today;
  const deciders = (await decidersIn(on, [paper.officialId], { from: paper.span.from, to })).get(paper.officialId);
  return deciders?.has(actor.officialId) ?? false;
}

/** What a former head leaves on a paper until it is decided: seen by who decides, binding nobody. */
@Injectable()
export class InterimViews {
  constructor(private readonly acts: Acts) {}

  /** Once; after that it is put right. 404 for others, 409 where the paper is decided, issues by field. */
  leave(actor: Actor, kind: InterimKind, id: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      await kind.lock(act, id);
      const paper = await openInterim(act, kind, id);
      if (!paper.open) throw new Conflict('interim-decided');
      const issues: Issue[] = [];
      const text = textOf(body, 'text') ?? '';
      if (text.length < VIEW.least || text.length > VIEW.most)
        issues.push({ field: 'text', code: 'interim:issue.text', params: VIEW });
      const marks = await kind.readMarks(act, paper, body, issues);
      if (issues.length > 0) return issues;
      const on = { evaluationId: null, legalFormId: null, [kind.column]: id };
      const left = await act.find(InterimView, { [kind.column]: id, byAccount: actor.accountId });
      if (left) throw new Conflict('interim-left');
      const view = await act.insert(InterimView, { ...on, text, marks, ...act.by });
      await act.record(paper.chain, kind.acts.left, { view: view.id, text, marks });
      const now = await approverAt(act, paper, act.today);
      const told = { by: actor.name, name: paper.name, month: formatMonth(paper.month), span: paper.rhythm };
      if (now !== 'outside') await act.tell(now.officialId, `${kind.code}-head`, kind.hrefs.decider(id), told);
      await act.tell(paper.officialId, `${kind.code}-self`, kind.hrefs.paper(id), told);
      return [];
    });
  }
}
