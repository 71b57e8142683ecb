import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { recordAct } from '../../acts/record-act.js';
import { Clock } from '../../clock.js';
import { type Rows } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { textsOf } from '../../web/read-form.js';
import type { LegalForm } from '../forms/legal-form.queries.js';
import { dueBounds, readLine, readReason } from './line.form.js';
import { productIssue, productsMeant } from './products.js';
import { lockToGive, lockWork, mustBeOpen, workRights } from './work-access.js';
import { workChain, writeLines } from './write-lines.js';
import { WorkProposal } from './work-proposal.entity.js';

/** Unplanned work that the official reports: it counts for nothing until who gives work confirms it (Art 18.1d). */
export interface Proposal {
  id: number;
  legalFormId: number;
  productId: number;
  code: string;
  task: string;
  quantity: string;
  dueOn: string | null;
  reason: string;
  by: string;
  at: Date;
  outcome: 'accepted' | 'refused' | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  decidedReason: string | null;
}

const PROPOSAL = `select p.id, p.legal_form_id as "legalFormId", p.product_id as "productId", p.code, p.task, trim_scale(p.quantity) as quantity, p.due_on as "dueOn",
  p.reason, a.display_name as by, p.at, p.outcome, d.display_name as "decidedBy", p.decided_at as "decidedAt", p.decided_reason as "decidedReason"
  from work_proposals p join accounts a on a.id = p.by_account left join accounts d on d.id = p.decided_by where `;
const MOST_OPEN = 20;

export function proposalsOf(on: Rows, legalFormId: number): Promise<Proposal[]> {
  return on.rows<Proposal>(`${PROPOSAL} p.legal_form_id = $1 order by p.id`, [legalFormId]);
}

@Injectable()
export class WorkProposalsService {
  constructor(
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  async propose(actor: Actor, legalFormId: number, body: unknown): Promise<Issue[]> {
    const typed = textsOf(body);
    return this.acts.perform(actor, async (act) => {
      const opened = await lockWork(act, legalFormId, this.clock);
      const { legalForm } = opened;
      if (!opened.at.self) throw new Forbidden('work-stater');
      await mustBeOpen(act, legalForm, act.zone);
      if (!workRights(opened).states) throw new Conflict('work-handed-in');
      const { value, issues = [] } = readLine(typed, dueBounds(legalForm.month, legalForm.span));
      const reason = readReason(typed, 'reason', 10);
      if (!value || reason.issue) return [...issues, ...(reason.issue ? [reason.issue] : [])];
      const products = await productsMeant(act, legalForm.rootUnitId, legalForm.month, [value.code]);
      const issue = productIssue(products, value.code, legalForm, 'code');
      if (issue) return [issue];
      const open = (await proposalsOf(act, legalFormId)).filter(({ outcome }) => outcome === null).length;
      if (open >= MOST_OPEN) return [{ field: 'code', code: 'work:issue.manyProposals', params: { most: MOST_OPEN } }];
      const product = products.byCode.get(value.code)!;
      await act.insert(WorkProposal, {
        legalFormId,
        productId: product.id,
        code: product.code,
        task: product.task,
        quantity: value.quantity,
        dueOn: value.dueOn,
        reason: reason.value,
        ...act.by,
      });
      await act.record(workChain(legalFormId), 'work.proposed', {
        code: product.code,
        quantity: value.quantity,
        reason: reason.value,
      });
      const params = { by: actor.name, month: legalForm.month, span: legalForm.span, code: product.code };
      if (opened.scorer !== 'outside')
        await act.tell(opened.scorer.officialId, 'work-proposed', `/legal/forms/${legalFormId}/work`, params);
      return [];
    });
  }

  async decide(actor: Actor, id: number, body: unknown): Promise<{ legalFormId: number; issues: Issue[] }> {
    const typed = textsOf(body);
    return this.acts.perform(actor, async (act) => {
      const legalFormId = (
        await act.one<{ id: number }>('select legal_form_id as id from work_proposals where id = $1', [id])
      )?.id;
      if (!legalFormId) throw new NotFound();
      const { legalForm } = await lockToGive(act, legalFormId, this.clock);
      const proposal = (await act.one<Proposal>(`${PROPOSAL} p.id = $1`, [id]))!;
      if (proposal.outcome)
        throw act.beaten('work-proposal-decided', { name: proposal.decidedBy ?? '–', at: proposal.decidedAt });
      if (typed['outcome'] === 'accepted') await this.accept(act, actor, legalForm, proposal);
      else {
        const field = `decidedReason-${id}`;
        const reason = readReason({ [field]: typed['decidedReason'] ?? '' }, field, 10);
        if (reason.issue) return { legalFormId, issues: [reason.issue] };
        await this.close(act, actor, proposal, 'refused', reason.value, null);
      }
      const params = { by: actor.name, month: legalForm.month, span: legalForm.span, code: proposal.code };
      const code = typed['outcome'] === 'accepted' ? 'work-proposal-accepted' : 'work-proposal-refused';
      await act.tell(legalForm.officialId, code, `/legal/forms/${legalFormId}/work`, params);
      return { legalFormId, issues: [] };
    });
  }

  private async accept(
    tx: Parameters<typeof writeLines>[0],
    actor: Actor,
    legalForm: LegalForm,
    proposal: Proposal,
  ): Promise<void> {
    const products = await productsMeant(tx, legalForm.rootUnitId, legalForm.month, [proposal.code]);
    const product = products.byCode.get(proposal.code);
    if (!product) throw new Conflict('work-product-gone');
    const line = {
      legalFormId: legalForm.id,
      product,
      origin: 'unplanned' as const,
      quantity: proposal.quantity,
      dueOn: proposal.dueOn,
      remark: proposal.reason,
    };
    const [lineId] = await writeLines(tx, [line], { account: actor.accountId, at: this.clock.now() });
    await this.close(tx, actor, proposal, 'accepted', null, lineId!);
  }

  private async close(
    tx: Parameters<typeof writeLines>[0],
    actor: Actor,
    proposal: Proposal,
    outcome: string,
    reason: string | null,
    lineId: number | null,
  ): Promise<void> {
    const at = this.clock.now();
    await tx.update(
      WorkProposal,
      { id: proposal.id },
      { outcome, decidedBy: actor.accountId, decidedAt: at, decidedReason: reason, lineId },
    );
    const detail = { proposal: proposal.id, code: proposal.code, outcome, reason, line: lineId };
    await recordAct(tx, {
      chain: workChain(proposal.legalFormId),
      act: 'work.proposal-decided',
      account: actor.accountId,
      at,
      detail,
    });
  }
}
