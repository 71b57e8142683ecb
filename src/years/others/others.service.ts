import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import type { Actor } from '../../web/actor.js';
import { Conflict } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { lockYear } from '../year.queries.js';
import { otherToEnter, type OpenedOther } from './other-access.js';
import { OutsideLabel } from './outside-label.entity.js';
import { outsideIssues, type OutsideLabelForm } from './outside-label.form.js';

@Injectable()
export class OthersService {
  constructor(private readonly acts: Acts) {}

  /** What another body decided, entered by personnel with its decision; the year's own publication does not wait for it, nor it for that. */
  async enter(actor: Actor, yearId: number, officialId: number, form: OutsideLabelForm): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      await lockYear(act, yearId);
      const opened = await otherToEnter(act, yearId, officialId);
      if (opened.person.result) throw new Conflict('outside-label-entered');
      const issues = outsideIssues(opened.year.year, form, act.today);
      if (issues.length === 0) await enterOutsideLabel(act, opened, form);
      return issues;
    });
  }
}

async function enterOutsideLabel(act: Act, { year, person }: OpenedOther, form: OutsideLabelForm): Promise<void> {
  const { officialId, unitId, title, position, personType } = person;
  const { label, decisionNumber, decisionDate, issuedBy } = form;
  const decided = { label, decisionNumber, decisionDate, issuedBy };
  const { id } = await act.insert(OutsideLabel, {
    ...{ yearId: year.id, officialId, unitId, title, position, personType, score: null },
    ...decided,
    ...act.by,
  });
  await act.record(`official:${officialId}`, 'outside-label.entered', {
    outsideLabel: id,
    year: year.year,
    ...decided,
  });
  await act.tell(officialId, 'outside-label-entered', '/years', { by: act.actor.name, year: year.year });
}
