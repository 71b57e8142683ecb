import type { Actor } from '../web/actor.js';
import { page, type Page } from '../web/answers.js';
import { formatMonth } from '../web/format.js';
import { COMMENT } from './comment.form.js';
import type { DeskPages } from './desk-pages.service.js';

export interface UnitAsked {
  unitId: number;
  month?: string;
  /** A comment as typed, when it could not be taken. */
  text?: string;
}

export async function unitPage(pages: DeskPages, actor: Actor, { unitId, month, text = '' }: UnitAsked): Promise<Page> {
  const found = await pages.unit(actor, unitId, { month });
  const data = { ...found.data, text, longest: COMMENT.most };
  return page('committee/unit', data, 'committee:unit.title', {
    unit: found.place.name,
    month: formatMonth(found.month),
  });
}
