import { Body, Controller, Get, Injectable, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { readDay } from '../web/days.js';
import { formatDate } from '../web/format.js';
import type { Lang } from '../web/labels.js';
import { IdPipe } from '../web/id.pipe.js';
import { tidy } from '../web/read-form.js';
import type { CorrectedField, CorrectionKind, Stated, Words } from './correction-kind.js';
import { Corrections, fieldsOf, REASON, seenOfStated } from './corrections.service.js';

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
      const { issues, href } = await this.corrections.correct(asking.actor, kind, id, body);
      if (issues.length > 0) return (await correctionPage(this.corrections, kind, asking, id, body)).withIssues(issues);
      return redirect(href, 'corrections:flash.corrected');
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
      const { issues, href } = await this.corrections.withdraw(asking.actor, kind, id, body);
      if (issues.length > 0) return (await correctionPage(this.corrections, kind, asking, id, body)).withIssues(issues);
      return redirect(href, 'corrections:flash.withdrawn');
    }
  }
  return At(Withdrawn);
}

async function correctionPage(
  corrections: Corrections,
  kind: CorrectionKind,
  asking: Asking,
  id: number,
  body?: unknown,
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
    fields: fieldsOf(kind, stated).map(({ name, title = '', most, rows = 0, day = false, oneOf }) => ({
      name,
      title,
      day,
      words: oneOf?.words ?? '',
      codes: oneOf?.names ? [] : (oneOf?.codes ?? []),
      items: namedItems(oneOf),
      label: `${code}.${name}`,
      most,
      rows,
      value: said(name) ?? stated.words[name] ?? '',
    })),
    now: kind.fields.length === 0 ? shown(kind, stated, stated.words, asking.actor.lang) : [],
    reason: said('reason') ?? '',
    why: said('why') ?? '',
    most: REASON.most,
    withdraw: kind.acts.withdrawn ? `${code}.withdraw.${stated.way ?? 'all'}` : null,
    restDays: kind.resting && Object.keys(days).length > 0 ? await kind.resting(asking, days) : [],
    versions: versions.map(({ before, after, reason, by, at }) => ({
      reason,
      by,
      at,
      withdrawn: after === null,
      was: shown(kind, stated, before, asking.actor.lang),
    })),
  };
  return page('corrections/edit', data, `corrections:${code}.heading`, stated.about);
}

/** The records to choose from, where names say what the codes are. */
function namedItems(oneOf: CorrectedField['oneOf']): { value: string; text: string }[] {
  const { codes = [], names } = oneOf ?? {};
  return names ? codes.flatMap((value) => (value && names[value] ? [{ value, text: names[value] }] : [])) : [];
}

/** In the order of the form: what was kept as JSON has lost it. */
function shown(kind: CorrectionKind, stated: Stated, words: Words, lang: Lang) {
  const fields = fieldsOf(kind, stated);
  const names = new Set([...fields.map(({ name }) => name), ...Object.keys(words)]);
  return [...names].flatMap((name) => {
    const { title = '', day = false, oneOf } = fields.find((field) => field.name === name) ?? {};
    const text = oneOf?.names ? oneOf.names[words[name] ?? ''] : words[name];
    if (!text) return [];
    return [
      {
        title,
        label: `${kind.code}.${name}`,
        text: day ? formatDate(text, lang) : text,
        words: oneOf && !oneOf.names ? oneOf.words : '',
      },
    ];
  });
}
