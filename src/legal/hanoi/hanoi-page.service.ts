import { type Asking } from '../../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { frameGroups, frameMost, hanoi3814 } from '../../scoring/editions/hanoi-3814-2018/frame.js';
import { fieldNumber } from '../../web/numbers.js';
import type { Actor } from '../../web/actor.js';
import { Fragment, Live, page, type Page } from '../../web/answers.js';
import { Forbidden } from '../../web/errors.js';
import { legalReturnsOf } from '../forms/legal-returns.service.js';
import { openLegalForm } from '../forms/legal-form-access.js';
import type { Marks } from '../forms/legal-form.queries.js';
import type { Body } from '../../web/read-form.js';
import { ownWritable, withdrawable } from '../forms/own-form.js';
import { earlierMarks } from './earlier-marks.js';
import type { FrameLine } from './frame.queries.js';
import { decidable, HANOI_BOUNDS, needsReason, type HanoiSaved } from './hanoi-forms.service.js';
import { itemsOf, scored } from './hanoi-form.js';

interface Shown {
  typed?: Body;
  unstated?: readonly FrameLine[];
}

@Injectable()
export class HanoiPage {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The form for its author while it is theirs; for others, and later, what they may read of it. */
  async show(asking: Asking, id: number, shown: Shown = {}): Promise<Page> {
    const today = asking.today;
    const { legalForm, at, sight } = await openLegalForm(asking, asking.actor, id, today);
    const items = await itemsOf(asking, legalForm);
    const writing = at.self && ownWritable(legalForm, today);
    const columns = { self: sight.self ? legalForm.selfMarks : null, head: sight.result ? legalForm.headMarks : null };
    const [[returned], earlier] = await Promise.all([
      legalReturnsOf(asking, id),
      sight.self ? earlierMarks(asking, id) : [],
    ]);
    return page(
      'hanoi/legal-form',
      {
        legalForm: { ...legalForm, keep: `a${asking.actor.accountId}-hanoi-${id}` },
        document: hanoi3814.document,
        own: at.self,
        writing,
        sight,
        groups: groupsView(items, columns, shown.typed ?? null, asking.actor),
        live: liveOf(items, legalForm.selfMarks),
        earlier,
        result: sight.result ? scored(items, legalForm.headMarks) : null,
        returned: legalForm.status === 'returned' ? (returned ?? null) : null,
        withdrawable: at.self && withdrawable(legalForm, today),
        confirmable: at.approver && decidable(legalForm, today),
        unstated: shown.unstated ?? [],
        limits: shown.typed?.['limits'] ?? legalForm.limits,
        longest: HANOI_BOUNDS.words,
      },
      'hanoi:legalForm.title',
      { month: legalForm.month, name: legalForm.officialName },
    );
  }

  /** The scorer's column, empty at first; the author's marks stand beside it, never in it. */
  async confirmation(asking: Asking, id: number, shown: Shown = {}): Promise<Page> {
    const today = asking.today;
    const { legalForm, at, sight } = await openLegalForm(asking, asking.actor, id, today);
    const items = await itemsOf(asking, legalForm);
    if (at.self) throw new Forbidden('own-paper');
    if (!at.approver) throw new Forbidden();
    if (!decidable(legalForm, today)) return this.show(asking, id);
    const columns = { self: sight.self ? legalForm.selfMarks : null, head: legalForm.headMarks };
    const earlier = sight.self ? await earlierMarks(asking, id) : [];
    return page(
      'hanoi/confirmation',
      {
        legalForm: { ...legalForm, keep: `a${asking.actor.accountId}-hanoi-head-${id}` },
        showsSelf: sight.self,
        groups: groupsView(items, columns, shown.typed ?? null, asking.actor, true),
        live: liveOf(items, legalForm.headMarks),
        needsReason: needsReason(legalForm, today),
        handedIn: legalForm.status === 'submitted',
        again: legalForm.status === 'confirmed',
        unstated: shown.unstated ?? [],
        opinion: shown.typed?.['opinion'] ?? legalForm.opinion,
        reason: shown.typed?.['reason'] ?? '',
        earlier,
        longest: HANOI_BOUNDS.words,
      },
      'hanoi:confirmation.title',
      { name: legalForm.officialName, month: legalForm.month },
    );
  }

  /** What a save by itself answers with. */
  async pieces(saved: HanoiSaved, column: 'selfMarks' | 'headMarks'): Promise<Live> {
    const items = await itemsOf(this.db, saved.legalForm);
    const fragments = {
      'legal-form-live': new Fragment('hanoi/live', { live: liveOf(items, saved.legalForm[column]) }),
    };
    const savedAt = this.clock.now().toISOString();
    return new Live({ savedAt, version: saved.legalForm.revision }, fragments, saved.issues.length > 0 ? 422 : 200);
  }
}

function liveOf(items: readonly FrameLine[], marks: Marks) {
  const month = scored(items, marks);
  return {
    ...month,
    groups: frameGroups.map((group) => ({ group, points: month.groups[group], most: frameMost[group] })),
    open: month.unstated.length,
    of: items.length,
  };
}

function groupsView(
  items: readonly FrameLine[],
  columns: { self: Marks | null; head: Marks | null },
  typed: Body | null,
  actor: Actor,
  head = false,
) {
  return frameGroups.map((group) => ({
    group,
    most: frameMost[group],
    items: items
      .filter((item) => item.group === group)
      .map((item) => {
        const stored = (head ? columns.head : columns.self)?.[item.code] ?? '';
        const value = typed?.[`mark.${item.code}`] ?? (stored === '' ? '' : fieldNumber(stored, actor.lang));
        return {
          ...item,
          field: `mark.${item.code}`,
          value,
          self: columns.self?.[item.code] ?? null,
          head: columns.head?.[item.code] ?? null,
        };
      }),
  }));
}
