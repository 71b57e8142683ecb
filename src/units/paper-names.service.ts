import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Asking } from '../acts/asking.js';
import type { Actor } from '../web/actor.js';
import { Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { requireSeen } from '../web/seen.js';
import { dayAfter } from './days.js';
import { performOnUnits } from './history/state-act.js';
import { closedMonths } from './history/states.queries.js';
import { PaperName, type PaperBody } from './paper-name.entity.js';
import type { PaperNamesForm } from './paper-names.form.js';
import { NO_NAMES, statedNames, type NamesOnPaper, type StatedNames } from './paper-names.queries.js';
import { maySet, sightOf } from './unit.policy.js';
import { loadUnit, type UnitRow } from './units.queries.js';

/** What agencies are called on papers: stated from a day on, never for a month that is closed. */
@Injectable()
export class PaperNamesService {
  constructor(private readonly acts: Acts) {}

  async settable(asking: Asking, unitId: number): Promise<UnitRow> {
    const unit = await loadUnit(asking, unitId);
    if (!unit || !sightOf(asking.actor, unit.path)) throw new NotFound();
    if (!maySet(asking.actor, unit.path)) throw new Forbidden();
    return unit;
  }

  async state(
    actor: Actor,
    unitId: number,
    body: PaperBody,
    { day, ...typed }: PaperNamesForm,
    sent: unknown,
  ): Promise<Issue[]> {
    const done = await performOnUnits(this.acts, actor, undefined, async (act) => {
      const unit = await this.settable(act, unitId);
      const stated = await statedNames(act, unitId, body);
      requireSeen(sent, seenNames(stated));
      const names = wholeNames(typed);
      const before = namesOf(stated, day);
      if (isSame(before, names)) return { value: undefined };
      const until = stated.filter((row) => row.day > day).at(-1)?.day;
      const shut = (await closedMonths(act)).filter(
        ({ lastDay, rootPath }) =>
          lastDay >= day &&
          (until === undefined || lastDay < until) &&
          (unit.path.startsWith(rootPath) || rootPath.startsWith(unit.path)),
      );
      const [first, last] = [shut[0], shut.at(-1)];
      if (first && last) {
        const params = { month: first.month, span: first.span, freeDay: dayAfter(last.lastDay) };
        return { issues: [{ field: 'day', code: 'units:monthShut', params }] };
      }
      await act.insert(PaperName, { unitId, body, day, ...names, ...act.by });
      await act.record(`unit:${unitId}`, 'unit.paper-names', { body, day, from: before, to: names });
      return { value: undefined };
    });
    return done.issues ?? [];
  }
}

/** What a form of names was made from. */
export function seenNames(stated: readonly StatedNames[]): number {
  return Math.max(0, ...stated.map(({ id }) => id));
}

/** Of what was stated, the newest day first, what holds on a day. */
export function namesOf(stated: readonly StatedNames[], day: string): NamesOnPaper {
  const row = stated.find((one) => one.day <= day);
  if (!row) return NO_NAMES;
  const { name, above, place, suffix, collective, headTitle, deputyTitle } = row;
  return { name, above, place, suffix, collective, headTitle, deputyTitle };
}

const KEYS = Object.keys(NO_NAMES) as (keyof NamesOnPaper)[];

function wholeNames(typed: Partial<NamesOnPaper>): NamesOnPaper {
  return { ...NO_NAMES, ...Object.fromEntries(KEYS.map((key) => [key, typed[key] ?? ''])) };
}

function isSame(before: NamesOnPaper, after: NamesOnPaper): boolean {
  return KEYS.every((key) => before[key] === after[key]);
}
