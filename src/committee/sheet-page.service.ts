import { type Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { remarksOn } from '../evaluations/results.queries.js';
import { openSheet } from '../evaluations/sheet-access.js';
import { sheetState } from '../periods/sheet-state.js';
import { page, type Page } from '../web/answers.js';
import { Forbidden } from '../web/errors.js';
import { formatMonth } from '../web/format.js';
import { rulerModel } from '../web/charts/ruler.js';
import { COMMENT } from './comment.form.js';
import { reviewDenial, seatOver } from './committee.policy.js';
import { unitHref } from './desk.view.js';
import { nearestCommittee } from './places.queries.js';
import { mayKeep } from './sittings/sitting.policy.js';
import { findSitting, openSittingOf } from './sittings/sitting.queries.js';

/** One sheet before the committee: its result in short, what was said on it, and what this person may do. */
@Injectable()
export class SheetPage {
  async show(asking: Asking, id: number, text = ''): Promise<Page> {
    const today = asking.today;
    const { sheet, at, sight } = await openSheet(asking, asking.actor, id, today);
    if (at.self) throw new Forbidden('committee-own-sheet');
    if (!at.committee && !at.inspector) throw new Forbidden();
    const [remarks, committee, approval] = await Promise.all([
      sight.result ? remarksOn(asking, id) : [],
      nearestCommittee(asking, sheet.unitPath),
      asking.one<{ by: number; name: string }>(
        'select a.by_account as by, b.display_name as name from approvals a join accounts b on b.id = a.by_account where a.id = $1',
        [sheet.approvalId],
      ),
    ]);
    const why = reviewDenial(asking.actor, {
      sheet,
      approvedBy: approval?.by ?? null,
      committeeId: committee?.id ?? null,
      closedAt: sheet.closedAt,
    });
    const result = sight.result
      ? {
          score: sheet.score,
          exemplarity: sheet.exemplarity,
          ruler: rulerModel(sheet.selfScore, sheet.score),
          by: approval?.name ?? null,
          at: sheet.approvedAt,
        }
      : null;
    const open = committee && sheet.status === 'reviewed' ? await openSittingOf(asking, committee.id) : undefined;
    const sitting = open && (await findSitting(asking, open.id));
    const canComment =
      sheet.approvalId !== null && sheet.closedAt === null && seatOver(asking.actor, sheet.unitPath) !== null;
    return page(
      'committee/sheet',
      {
        sheet: {
          id,
          name: sheet.officialName,
          unit: sheet.unitName,
          href: `/evaluations/${id}`,
          unitHref: unitHref(sheet.unitId, sheet.month),
          reviewedAt: sheet.reviewedAt,
          mark: sight.result ? sheet.mark : null,
        },
        state: sheetState({ ...sheet, today }),
        month: sheet.month,
        result,
        remarks,
        text,
        longest: COMMENT.most,
        canComment,
        canReview: why === null,
        why,
        openSitting: sitting && mayKeep(asking.actor, sitting) ? sitting.id : null,
        committee: committee?.name ?? null,
        reviewDueOn: sheet.reviewDueOn,
      },
      'committee:sheet.title',
      { name: sheet.officialName, month: formatMonth(sheet.month) },
    );
  }
}
