import { wayOf } from '../../criteria/kind-forms.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { sql } from '../../database/entity-sql.js';
import type { Actor } from '../../web/actor.js';
import type { Issue } from '../../web/issues.js';
import { marksMissing } from './approval.blockers.js';
import { Evaluation } from '../../periods/evaluation.entity.js';
import type { Body } from '../../web/read-form.js';
import { saveHeadDraft } from './head-drafts.service.js';

@Injectable()
export class HeadRevelationsService {
  constructor(private readonly acts: Acts) {}

  /** Opens the self marks, once, when every conduct criterion has the approver's own mark or is left out; those marks are kept. */
  async reveal(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { head, issues } = await saveHeadDraft(act, id, body);
      if (issues.length > 0 || !head.blind) return issues;
      const missing = marksMissing(head);
      if (missing > 0) return [{ field: 'reveal', code: 'approvals:blocker.reveal-marks', params: { count: missing } }];
      const { criteria } = head.evaluation.content;
      const marks = head.stated.values.map((value, place) =>
        wayOf(criteria[place]!) === 'mark' && !head.stated.leftOut[place] ? value : null,
      );
      const revealed = { blindValues: marks, revealedAt: act.at, revealedBy: actor.accountId };
      await act.update(Evaluation, { id }, { ...revealed, revision: sql('revision + 1') });
      await act.record(`evaluation:${id}`, 'evaluation.revealed', { marks });
      return [];
    });
  }
}
