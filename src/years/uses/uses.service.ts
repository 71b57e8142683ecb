import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Asking } from '../../acts/asking.js';
import { yearMonthsOf } from '../../legal/means/means.js';
import { nameOf } from '../../standing/chain.js';
import type { Actor } from '../../web/actor.js';
import { NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { readForm } from '../../web/read-form.js';
import type { OpenedAgency } from '../classification/agency-access.js';
import { IncomeRule } from './income-rule.entity.js';
import { IncomeRuleForm, ruleIssues } from './income-rule.form.js';
import { openUses, openUsesToAct, usedPeople } from './used-people.js';
import { incomeRules, personnelOver, type IncomeRuleRow, type UsedResult } from './uses.queries.js';
import { listed, quarterIncome, type QuarterIncome, type Use } from './uses.js';

const RULES_MOST = 100;

export interface UseLine extends UsedResult {
  /** Of the list of income alone. */
  quarters: QuarterIncome[];
}

export interface UseList {
  opened: OpenedAgency;
  lines: UseLine[];
  /** People of the agency whose label is not decided: they are on no list of labels. */
  undecided: number;
  /** People of the agency whom another rule classifies: they have no quarters here. */
  others: number;
  rules: IncomeRuleRow[];
  /** Everybody who may read it. */
  readers: string[];
}

/** The lists for the uses of the year's result (Điều 23), for who classifies the agency's people and for personnel; to others they do not exist. */
@Injectable()
export class YearUsesService {
  constructor(private readonly acts: Acts) {}

  async list(asking: Asking, yearId: number, unitId: number | null, use: Use): Promise<UseList> {
    const opened = readable(await openUses(asking, asking.actor, yearId, unitId, asking.today));
    const { year, unit, classifier } = opened;
    const all = await usedPeople(asking, year, unit.unitId);
    const people = listed(use, all);
    const rules = use === 'income' ? await incomeRules(asking, unit.unitId) : [];
    const places =
      use === 'income'
        ? await yearMonthsOf(
            asking,
            people.map(({ officialId }) => officialId),
            year.year,
          )
        : new Map<number, never[]>();
    const lines = people.map((person) => ({
      ...person,
      quarters: use === 'income' ? quarterIncome(year.year, places.get(person.officialId) ?? [], rules) : [],
    }));
    const head = nameOf(classifier.people);
    return {
      ...{ opened, lines, rules },
      undecided: all.filter(({ label }) => label === null).length,
      others: all.filter(({ otherRule }) => otherRule !== null).length,
      readers: [...new Set([...(head ? [head] : []), ...(await personnelOver(asking, unit.unitId))])],
    };
  }

  /** A new row each time: of one quarter the newest holds, and the others stay readable. */
  state(actor: Actor, yearId: number, unitId: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { year, unit } = readable(await openUsesToAct(act, actor, yearId, unitId, act.today));
      const form = readForm(IncomeRuleForm, body, act.today);
      if (form.issues) return form.issues;
      const { fromQuarter, ...stated } = form.value;
      const issues = ruleIssues(form.value, act.today);
      if (issues.length > 0) return issues;
      if ((await incomeRules(act, unit.unitId)).length >= RULES_MOST)
        return [{ field: 'decisionNumber', code: 'years:uses.issue.many' }];
      const fromMonth = `${year.year}-${String(Number(fromQuarter) * 3 - 2).padStart(2, '0')}`;
      const { id } = await act.insert(IncomeRule, { unitId: unit.unitId, fromMonth, ...stated, ...act.by });
      await act.record(`unit:${unit.unitId}`, 'income-rule.stated', { rule: id, fromMonth, ...stated });
      return [];
    });
  }
}

function readable(opened: OpenedAgency): OpenedAgency {
  if (!opened.personnel && !opened.may.people) throw new NotFound();
  return opened;
}
