import { workWritable } from '../forms/legal-form.policy.js';
import { type Asking } from '../../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { nameOf } from '../../standing/chain.js';
import { fieldNumber } from '../../web/numbers.js';
import { page, type Page } from '../../web/answers.js';
import type { OpenedLegalForm } from '../forms/legal-form-access.js';
import { type Typed } from './line.form.js';
import { offeredProducts } from './products.js';
import { proposalsOf } from './work-proposals.service.js';
import { openLine, openWork } from './work-access.js';
import { markObstacles } from './mark-obstacles.js';
import { markDays } from './mark-days.js';
import { peopleToGive } from './work-people.js';
import { lineView, workSection, type WorkLineView } from './work.view.js';
import { minus } from './work-sums.js';

type TypedWork = Partial<
  Record<'code' | 'quantity' | 'dueOn' | 'remark' | 'reason' | 'origin' | 'q' | `decidedReason-${number}`, string>
>;
type TypedLine = Partial<Record<LineField | `waiverReason-${number}` | `removalReason-${number}`, string>>;
type LineField =
  | 'quantity'
  | 'dueOn'
  | 'remark'
  | 'changeReason'
  | 'removalReason'
  | 'kind'
  | 'item'
  | 'happenedOn'
  | 'markReason'
  | 'givenBack'
  | 'backReason'
  | 'person'
  | 'giveQuantity'
  | 'onDue';

/** The pages of one person's work, as they are asked for and as they come back with what was typed. */
@Injectable()
export class WorkPagesService {
  async work(asking: Asking, legalFormId: number, typed: TypedWork = {}): Promise<Page> {
    const opened = await openWork(asking, legalFormId);
    const { legalForm } = opened;
    const work = await workSection(asking, opened, asking.today);
    const asks = work.may.gives || work.may.states;
    const q = (typed.q ?? '').slice(0, 100);
    const products = asks ? await offeredProducts(asking, legalForm.rootUnitId, legalForm.month, q) : null;
    const proposals = (await proposalsOf(asking, legalFormId)).map((one) => ({
      ...one,
      field: `decidedReason-${one.id}`,
    }));
    const data = {
      ...head(opened),
      work,
      products,
      q,
      typed,
      openProposals: proposals.filter(({ outcome }) => outcome === null),
      refused: proposals.filter(({ outcome }) => outcome === 'refused'),
      originItems: ['assigned', 'unplanned'],
      origin: typed.origin === 'unplanned' ? 'unplanned' : 'assigned',
    };
    return page('work/show', data, opened.at.self ? 'work:title.mine' : 'work:title.of', {
      name: legalForm.officialName,
      month: legalForm.month.split('-').reverse().join('/'),
      span: legalForm.span,
    });
  }

  async completed(asking: Asking, legalFormId: number, typed: Typed | null = null): Promise<Page> {
    const opened = await openWork(asking, legalFormId);
    const work = await workSection(asking, opened, asking.today);
    const lines = work.lines.map((line) => ({
      ...line,
      field: `c-${line.id}`,
      seen: line.revision,
      value: typed?.[`c-${line.id}`] ?? (line.stated ? local(line.completed) : ''),
    }));
    const data = {
      ...head(opened),
      work: { ...work, lines },
      reason: typed?.['reason'] ?? '',
      corrects: work.reader === 'giver',
      writable: work.may.gives || work.may.states,
    };
    return page('work/completed', data, 'work:title.completed', {
      month: opened.legalForm.month.split('-').reverse().join('/'),
      span: opened.legalForm.span,
    });
  }

  async line(asking: Asking, lineId: number, typed: TypedLine = {}): Promise<Page> {
    const { opened, line: row } = await openLine(asking, lineId);
    const { legalForm } = opened;
    const work = await workSection(asking, opened, asking.today);
    const line = lineView(row, legalForm.markTakes, asking.today);
    const most = minus(line.quantity, line.completed);
    const backs = (work.may.gives || work.may.states) && most !== '0';
    const obstacles = await markObstacles(asking, legalForm, row);
    const people = work.may.gives && line.waiting !== '0' ? await this.receivers(asking, opened) : [];
    const data = {
      ...head(opened),
      line: {
        ...line,
        marks: line.marks.map((mark) => ({
          ...mark,
          ...obstacles.byMark.get(mark.id)!,
          waiverField: `waiverReason-${mark.id}`,
          removalField: `removalReason-${mark.id}`,
        })),
      },
      work,
      obstacles: work.may.gives ? obstacles.elsewhere : obstacles.known,
      people,
      typed,
      may: work.may,
      backs,
      most,
      removable:
        work.may.gives &&
        line.completed === '0' &&
        line.givenBack === '0' &&
        line.marks.every((mark) => mark.removedAt),
      ...values(line, typed, markDays(legalForm.month, legalForm.span, asking.today).last),
      kinds: ['failed', 'late'],
    };
    return page('work/line', data, 'work:title.line', { code: line.code, name: legalForm.officialName });
  }

  private async receivers(asking: Asking, { legalForm }: OpenedLegalForm): Promise<{ value: string; text: string }[]> {
    const root = `/${legalForm.unitPath.split('/')[1]}/`;
    const people = await peopleToGive(asking, asking.actor, legalForm.month, root, asking.today);
    const open = people.filter(
      (one) => one.legalFormId !== legalForm.id && one.periodId === legalForm.periodId && workWritable(one),
    );
    return open.map((one) => ({ value: String(one.legalFormId), text: `${one.name} (${one.unitName})` }));
  }
}

/** What the fields of a line's page hold: what was typed, else what stands. */
function values(line: WorkLineView, typed: TypedLine, markDay: string) {
  const due = line.dueOn ? local(line.dueOn) : '';
  return {
    itemValue: typed.item ?? (line.items === 1 ? '1' : ''),
    dayValue: typed.happenedOn ?? local(markDay),
    backValue: typed.givenBack ?? (line.givenBack === '0' ? '' : local(line.givenBack)),
    giveValue: typed.giveQuantity ?? local(line.waiting),
    onDueValue: typed.onDue ?? due,
    quantityValue: typed.quantity ?? local(line.quantity),
    dueValue: typed.dueOn ?? due,
    remarkValue: typed.changeReason === undefined ? line.remark : (typed.remark ?? ''),
  };
}

/** A day or a number as it is typed. */
function local(stored: string): string {
  return stored.includes('-') ? stored.split('-').reverse().join('/') : fieldNumber(stored, 'vi');
}

function head({ legalForm, at, scorer }: OpenedLegalForm) {
  const { id, officialName, officialCode, unitName, unitId, title, month, span } = legalForm;
  return {
    legalForm: { id, officialName, officialCode, unitName, unitId, title, month, span },
    self: at.self,
    scorer: nameOf(scorer),
  };
}
