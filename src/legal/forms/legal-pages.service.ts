import { mayRead } from '../../obstacles/obstacle.policy.js';
import { obstaclesByIds } from '../../obstacles/obstacle.queries.js';
import { type Asking } from '../../acts/asking.js';
import { flagsOn } from '../../corrections/flags.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { Injectable } from '@nestjs/common';
import { nameOf } from '../../standing/chain.js';
import { Redirect, type Page } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { clocked, legalPetitionsOf } from '../petitions/legal-petitions.queries.js';
import { workOf } from '../work/work.queries.js';
import { changesOfResult } from '../corrections/result-changes.queries.js';
import { workSection } from '../work/work.view.js';
import { ledNow, ledReviewsOf } from './led-reviews.queries.js';
import { usedResults } from './led-of-result.js';
import { legalReturnsOf } from './legal-returns.service.js';
import { legalResultsOf } from './legal-results.queries.js';
import { openLegalForm, type OpenedLegalForm } from './legal-form-access.js';
import type { Body } from '../../web/read-form.js';
import { ownFormPage } from './own-form.view.js';
import { ownWritable } from './own-form.js';
import { receiptOf } from '../../receipts/receipt.view.js';
import { readPage } from './read-page.view.js';
import { interimViews } from '../../interim/interim.queries.js';
import { LEGAL_INTERIM, LEGAL_PROPOSABLE } from './legal-interim.kind.js';
import { staleLed } from './stale-led.js';
import { ownBlockers } from './submission.blockers.js';

interface Asked {
  number?: number;
  typed?: Body;
}

/** A form on the screen: to be filled in by its author, else to be read, by each as far as they may. */
@Injectable()
export class LegalPages {
  async show(asking: Asking, id: number, asked: Asked = {}): Promise<Page | Redirect> {
    const opened = await openLegalForm(asking, asking.actor, id, asking.today);
    if (!isLaw(opened.legalForm.edition)) return new Redirect(`/legal/hanoi/${id}`);
    const writes = opened.at.self && ownWritable(opened.legalForm, asking.today) && asked.number === undefined;
    return writes ? this.own(asking, id) : this.read(asking, opened, asked);
  }

  async own(asking: Asking, id: number, state: { typed?: Body } = {}): Promise<Page> {
    const today = asking.today;
    const opened = await openLegalForm(asking, asking.actor, id, today);
    const { legalForm, scorer } = opened;
    const [work, returns, section] = await Promise.all([
      workOf(asking, id),
      legalReturnsOf(asking, id),
      workSection(asking, opened, today),
    ]);
    return ownFormPage(asking.actor, {
      legalForm,
      work,
      section,
      returned: returns[0] ?? null,
      scorer: nameOf(scorer),
      blockers: ownBlockers(legalForm, today),
      ...state,
    });
  }

  async read(asking: Asking, opened: OpenedLegalForm, asked: Asked = {}): Promise<Page> {
    const { legalForm, sight } = opened;
    const today = asking.today;
    const results = sight.result ? await legalResultsOf(asking, legalForm.id) : [];
    const result = asked.number === undefined ? results[0] : results.find(({ number }) => number === asked.number);
    if (asked.number !== undefined && !result) throw new NotFound();
    const [work, returns, petitions, stale, used, reviews, led, changes, interim, flags] = await Promise.all([
      sight.work && !result ? workOf(asking, legalForm.id) : [],
      sight.self || opened.at.approver ? legalReturnsOf(asking, legalForm.id) : [],
      sight.result ? legalPetitionsOf(asking, legalForm.id).then((rows) => clocked(asking, rows, today)) : [],
      staleLed(asking, sight.result && legalForm.leader ? [legalForm.id] : []),
      result ? usedResults(asking, result.ledResults) : [],
      sight.result && legalForm.leader ? ledReviewsOf(asking, legalForm.id) : [],
      result && opened.at.approver ? ledNow(asking, result.ledResults) : [],
      result ? changesOfResult(asking, result.id) : [],
      result ? interimViews(asking, LEGAL_INTERIM, legalForm.id, LEGAL_PROPOSABLE) : [],
      result ? flagsOn(asking, 'legal', legalForm.id) : [],
    ]);
    const ids = Object.values(result?.obstacles ?? {}).flat();
    const taken = ids.length === 0 ? [] : await obstaclesByIds(asking, ids);
    const receipt = result && (await receiptOf(asking, 'legal', result.id));
    return readPage(asking.actor, {
      opened,
      receipt,
      interim,
      obstacles: taken.filter((row) => mayRead(opened.at, row, asking.actor)),
      today,
      results,
      result,
      work,
      returns,
      petitions,
      stale: stale.has(legalForm.id),
      used,
      reviews,
      led,
      changes,
      flags,
      typed: asked.typed,
    });
  }
}
