import { type Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../web/actor.js';
import { page, type Page } from '../web/answers.js';
import { fieldNumber } from '../web/numbers.js';
import { Labels } from '../web/labels.js';
import { putCriterion } from './draft-content.js';
import { fromCriterion, toCriterion } from './criterion.form.js';
import type { TypedCriterion } from './typed-criterion.js';
import { BOUNDS, CRITERION_KINDS, DEFAULT_MAX, STANDARDS, type Criterion } from './criterion.js';
import { criterionCheckView, draftView, settingsOf } from './draft.view.js';
import { measureNames, measuresFor } from './set-measures.js';
import type { TypedSettings } from './settings.form.js';
import type { OpenedVersion } from './set-access.js';
import { pictureView } from './set.view.js';
import { lastRefusalOf } from './version.queries.js';

const NEW_CODE = 'new';

/** The pages on which a draft is written. */
@Injectable()
export class DraftPages {
  constructor(private readonly labels: Labels) {}

  /** `typed` stands in the settings form instead of what is kept. */
  async draft(asking: Asking, opened: OpenedVersion, typed?: TypedSettings): Promise<Page> {
    const { version, at } = opened;
    const kept = settingsOf(version.content, asking.actor.lang);
    const t = this.labels.in(asking.actor.lang);
    const content = typed ? { ...version.content, glossary: typed.glossary } : version.content;
    const data = {
      draft: draftView(
        version,
        content,
        typed ?? kept,
        t,
        asking.actor.lang,
        await measureNames(asking, version.unitPath, content),
      ),
      canSign: at.head,
      refusal: (await lastRefusalOf(asking, version.id)) ?? null,
    };
    return page('criteria/draft', data, 'criteria-pages:draft.title', { number: version.number });
  }

  /** The form of one criterion; `code` null for a new one. */
  async criterion(asking: Asking, opened: OpenedVersion, code: string | null, typed: TypedCriterion): Promise<Page> {
    const { version } = opened;
    const measures = await measuresFor(asking, version.unitPath, typed.measure);
    const t = this.labels.in(asking.actor.lang);
    const data = {
      draft: { id: version.id, revision: version.revision, name: version.content.name, number: version.number },
      code,
      typed,
      bounds: BOUNDS,
      saveTo: `/criteria/drafts/${version.id}/${code ? `criteria/${code}` : 'new-criterion'}`,
      kinds: CRITERION_KINDS.map((kind) => ({
        value: kind,
        text: t(`criteria:kind.${kind}`),
        hint: t(`criteria:kind.${kind}.hint`),
      })),
      measures: measures.map((measure) => ({ value: measure.code, text: measure.name })),
      standards: STANDARDS.map((each) => ({ value: String(each), text: `${each}. ${t(`criteria:standard.${each}`)}` })),
      check: this.checkOf(asking.actor, opened, code, typed),
    };
    return page(
      'criteria/criterion',
      data,
      code ? 'criteria-pages:criterion.title' : 'criteria-pages:criterion.newTitle',
    );
  }

  checkOf(actor: Actor, { version }: OpenedVersion, code: string | null, typed: TypedCriterion) {
    const t = this.labels.in(actor.lang);
    if (code === null && typed.text === '') return { untouched: true, picture: pictureView(version.content) };
    const criterion = toCriterion(typed, code ?? NEW_CODE);
    return criterionCheckView(putCriterion(version.content, criterion), criterion, t);
  }

  typedOf(actor: Actor, criterion: Criterion): TypedCriterion {
    return fromCriterion(criterion, (decimal) => fieldNumber(decimal, actor.lang));
  }

  blank(actor: Actor): TypedCriterion {
    const empty: Criterion = {
      code: NEW_CODE,
      text: '',
      kind: 'conduct',
      max: DEFAULT_MAX,
      weight: '1',
      exemplary: false,
      standard: 1,
      evidence: '',
    };
    return { ...this.typedOf(actor, empty), kind: '', standard: '' };
  }
}
