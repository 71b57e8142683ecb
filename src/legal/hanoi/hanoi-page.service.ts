import { type Asking } from '../../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { frameGroups, frameMost, hanoi3814 } from '../../scoring/editions/hanoi-3814-2018/frame.js';
import { fieldNumber } from '../../web/numbers.js';
import type { Actor } from '../../web/actor.js';
import { Fragment, Live, page, type Page } from '../../web/answers.js';
import { Forbidden } from '../../web/errors.js';
import { legalReturnsOf } from '../sheets/legal-returns.service.js';
import { openLegalSheet } from '../sheets/legal-sheet-access.js';
import type { Marks } from '../sheets/legal-sheet.queries.js';
import type { Body } from '../../web/read-form.js';
import { ownWritable, withdrawable } from '../sheets/own-sheet.js';
import { earlierMarks } from './earlier-marks.js';
import type { FrameLine } from './frame.queries.js';
import { decidable, HANOI_BOUNDS, needsReason, type HanoiSaved } from './hanoi-forms.service.js';
import { itemsOf, scored } from './hanoi-sheet.js';

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
    const { sheet, at, sight } = await openLegalSheet(asking, asking.actor, id, today);
    const items = await itemsOf(asking, sheet);
    const writing = at.self && ownWritable(sheet, today);
    const columns = { self: sight.self ? sheet.selfMarks : null, head: sight.result ? sheet.headMarks : null };
    const [[returned], earlier] = await Promise.all([
      legalReturnsOf(asking, id),
      sight.self ? earlierMarks(asking, id) : [],
    ]);
    return page(
      'hanoi/sheet',
      {
        sheet: { ...sheet, keep: `a${asking.actor.accountId}-hanoi-${id}` },
        document: hanoi3814.document,
        own: at.self,
        writing,
        sight,
        groups: groupsView(items, columns, shown.typed ?? null, asking.actor),
        live: liveOf(items, sheet.selfMarks),
        earlier,
        result: sight.result ? scored(items, sheet.headMarks) : null,
        returned: sheet.status === 'returned' ? (returned ?? null) : null,
        withdrawable: at.self && withdrawable(sheet, today),
        confirmable: at.approver && decidable(sheet, today),
        unstated: shown.unstated ?? [],
        limits: shown.typed?.['limits'] ?? sheet.limits,
        longest: HANOI_BOUNDS.words,
      },
      'hanoi:sheet.title',
      { month: sheet.month, name: sheet.officialName },
    );
  }

  /** The scorer's column, empty at first; the author's marks stand beside it, never in it. */
  async confirmation(asking: Asking, id: number, shown: Shown = {}): Promise<Page> {
    const today = asking.today;
    const { sheet, at, sight } = await openLegalSheet(asking, asking.actor, id, today);
    const items = await itemsOf(asking, sheet);
    if (at.self) throw new Forbidden('own-sheet');
    if (!at.approver) throw new Forbidden();
    if (!decidable(sheet, today)) return this.show(asking, id);
    const columns = { self: sight.self ? sheet.selfMarks : null, head: sheet.headMarks };
    const earlier = sight.self ? await earlierMarks(asking, id) : [];
    return page(
      'hanoi/confirmation',
      {
        sheet: { ...sheet, keep: `a${asking.actor.accountId}-hanoi-head-${id}` },
        showsSelf: sight.self,
        groups: groupsView(items, columns, shown.typed ?? null, asking.actor, true),
        live: liveOf(items, sheet.headMarks),
        needsReason: needsReason(sheet, today),
        handedIn: sheet.status === 'submitted',
        again: sheet.status === 'confirmed',
        unstated: shown.unstated ?? [],
        opinion: shown.typed?.['opinion'] ?? sheet.opinion,
        reason: shown.typed?.['reason'] ?? '',
        earlier,
        longest: HANOI_BOUNDS.words,
      },
      'hanoi:confirmation.title',
      { name: sheet.officialName, month: sheet.month },
    );
  }

  /** What a save by itself answers with. */
  async pieces(saved: HanoiSaved, column: 'selfMarks' | 'headMarks'): Promise<Live> {
    const items = await itemsOf(this.db, saved.sheet);
    const fragments = { 'sheet-live': new Fragment('hanoi/live', { live: liveOf(items, saved.sheet[column]) }) };
    const savedAt = this.clock.now().toISOString();
    return new Live({ savedAt, version: saved.sheet.revision }, fragments, saved.issues.length > 0 ? 422 : 200);
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
