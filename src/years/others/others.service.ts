import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Actor } from '../../web/actor.js';
import { Conflict } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { lockYear } from '../year.queries.js';
import { frameFor, otherToEnter } from './other-access.js';
import { outsideIssues, type OutsideLabelForm } from './outside-label.form.js';
import { writeOutsideLabels } from './write-outside-labels.js';
import { scoreIn } from './scored.js';

@Injectable()
export class OthersService {
  constructor(private readonly acts: Acts) {}

  /** What another body decided, entered by personnel with its decision; the year's own publication does not wait for it, nor it for that. */
  async enter(actor: Actor, yearId: number, officialId: number, form: OutsideLabelForm): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      await lockYear(act, yearId);
      const opened = await otherToEnter(act, yearId, officialId);
      if (opened.person.result) throw new Conflict('outside-label-entered');
      const { year, person } = opened;
      const frame = await frameFor(act, year, person);
      const issues = outsideIssues(year.year, form, { today: act.today, frame });
      if (issues.length > 0) return issues;
      const { label, decisionNumber, decisionDate, issuedBy, note = null } = form;
      const { unitId, title, position, personType } = person;
      const score = form.score ? scoreIn(form.score)! : null;
      const frameId = score === null ? null : (frame?.id ?? null);
      const decided = { label, decisionNumber, decisionDate, issuedBy, score, frameId, note };
      const given = { officialId, unitId, title, position, personType, ...decided };
      await writeOutsideLabels(act, year, [given], { account: actor.accountId, name: actor.name, at: act.at });
      return [];
    });
  }
}
