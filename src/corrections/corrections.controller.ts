import { Body, Controller, Get, Injectable, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { readDay } from '../web/days.js';
import { IdPipe } from '../web/id.pipe.js';
import { fieldNumber } from '../web/numbers.js';
import { tidy } from '../web/read-form.js';
import type { CorrectedField, CorrectionKind } from './correction-kind.js';
import { Corrections, fieldsOf, REASON, seenOfStated, type Put, type Shown } from './corrections.service.js';
import { shownWords } from './corrections.view.js';
import { waitingOn } from './requests.queries.js';
import { touchedView } from './touched.view.js';

type Pages = new (corrections: Corrections) => object;

/** The pages of one kind: what stands, what stood, and the forms that put it right or take it back. */
export function correctionPages(kind: CorrectionKind): Pages {
  // Injectable: the compiler tells the framework what a constructor takes only where the class is decorated itself.
  const At = (made: Pages): Pages => {
    Allow(...kind.allow)(made);
    Controller(`${kind.path}/:id`)(made);
    return made;
  };

  @Injectable()
  class Shown {
    constructor(readonly corrections: Corrections) {}

    @Get('correction')
    async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
      return correctionPage(this.corrections, kind, asking, id);
    }
  }

  class Mended extends Shown {
    @Post('correction')
    async correct(
      @CurrentAsking() asking: Asking,
      @Param('id', IdPipe) id: number,
      @Body() body: unknown,
    ): Promise<Page | Redirect> {
      const done = await this.corrections.correct(asking.actor, kind, id, body);
      return answer(this.corrections, kind, asking, id, body, done, 'corrected');
    }
  }
  const Base = kind.fields.length > 0 ? Mended : Shown;
  if (!kind.acts.withdrawn) return At(Base);

  class Withdrawn extends Base {
    @Post('withdrawal')
    async withdraw(
      @CurrentAsking() asking: Asking,
      @Param('id', IdPipe) id: number,
      @Body() body: unknown,
    ): Promise<Page | Redirect> {
      const done = await this.corrections.withdraw(asking.actor, kind, id, body);
      return answer(this.corrections, kind, asking, id, body, done, 'withdrawn');
    }
  }
  return At(Withdrawn);
}

async function answer(
  corrections: Corrections,
  kind: CorrectionKind,
  asking: Asking,
  id: number,
  body: unknown,
  { issues, href, touched, request }: Put,
  did: 'corrected' | 'withdrawn',
): Promise<Page | Redirect> {
  if (issues.length > 0) return (await correctionPage(corrections, kind, asking, id, body)).withIssues(issues);
  if (touched) return correctionPage(corrections, kind, asking, id, body, touched);
  if (request) return redirect(`/corrections/requests/${request}`, 'corrections:requests.flash.asked');
  return redirect(href, `corrections:flash.${did}`);
}

async function correctionPage(
  corrections: Corrections,
  kind: CorrectionKind,
  asking: Asking,
  id: number,
  body?: unknown,
  touched: Shown | null = null,
): Promise<Page> {
  const opened = await corrections.open(asking, kind, id);
  const { stated, versions } = opened;
  const typed = body === undefined ? {} : tidy(body);
  const said = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined);
  const { code } = kind;
  const days = Object.fromEntries(
    fieldsOf(kind, stated).flatMap(({ name, day }) => {
      const on = day && readDay(said(name) ?? stated.words[name]);
      return on ? [[name, on]] : [];
    }),
  );
  const data = {
    code,
    about: stated.about,
    back: stated.href,
    address: `/${kind.path}/${id}`,
    seen: seenOfStated(opened),
    fields: fieldsOf(kind, stated).map(
      ({ name, title = '', least, most, rows = 0, day = false, number = false, oneOf }) => ({
        name,
        number,
        optional: day && least === 0,
        title,
        day,
        words: oneOf?.words ?? '',
        codes: oneOf?.names ? [] : (oneOf?.codes ?? []),
        items: namedItems(oneOf),
        label: `${code}.${name}`,
        most,
        rows,
        value: said(name) ?? (number ? fieldNumber(stated.words[name], asking.actor.lang) : stated.words[name]) ?? '',
      }),
    ),
    now:
      kind.fields.length === 0 || kind.twoHands
        ? shownWords(kind, stated.words, asking.actor.lang, fieldsOf(kind, stated))
        : [],
    reason: said('reason') ?? '',
    why: said('why') ?? '',
    most: REASON.most,
    withdraw: kind.acts.withdrawn ? `${code}.withdraw.${stated.way ?? 'all'}` : null,
    restDays: kind.resting && Object.keys(days).length > 0 ? await kind.resting(asking, days) : [],
    touched: touched && touchedView(touched),
    waiting: kind.twoHands ? ((await waitingOn(asking, kind.code, id)) ?? null) : null,
    twoHands: kind.twoHands !== undefined,
    versions: versions.map(({ before, after, reason, by, at, asked }) => ({
      reason,
      asked,
      by,
      at,
      withdrawn: after === null,
      was: shownWords(kind, before, asking.actor.lang, fieldsOf(kind, stated)),
    })),
  };
  return page('corrections/edit', data, `corrections:${code}.heading`, stated.about);
}

/** The records to choose from, where names say what the codes are. */
function namedItems(oneOf: CorrectedField['oneOf']): { value: string; text: string }[] {
  const { codes = [], names } = oneOf ?? {};
  return names ? codes.flatMap((value) => (value && names[value] ? [{ value, text: names[value] }] : [])) : [];
}
