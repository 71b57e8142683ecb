import { type Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { page, type Page } from '../web/answers.js';
import { Labels } from '../web/labels.js';
import { pageNumber, paged } from '../web/paging.js';
import { adoptionBlockers } from './adoption.blockers.js';
import type { Opened } from './catalogue-access.js';
import { catalogueInForce, placesOf, productsOf, usedMonth } from './catalogue.queries.js';
import { catalogueHead, groupText, placeAsked, placeItems, productRow } from './catalogue.view.js';
import { importsInto } from './import/account.queries.js';
import { typed } from './typed.js';

const SIZE = 50;

/** The list of one version: searched, filtered, paged; of a draft also what is still to do. */
@Injectable()
export class VersionPages {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly labels: Labels,
  ) {}

  async list(asking: Asking, { catalogue, root, at }: Opened, query: Record<string, unknown>): Promise<Page> {
    const { q: typedWords = '', place = '', group = '', page: asked } = typed(query);
    const [q, number] = [typedWords.slice(0, 100), pageNumber(asked)];
    const leading = place === 'leading';
    const search = {
      q: q || undefined,
      place: placeAsked(place),
      leading: leading || undefined,
      group: group || undefined,
      limit: SIZE,
      offset: (number - 1) * SIZE,
    };
    const month = await usedMonth(asking, root.id, this.clock.month());
    const [found, places, inForce] = await Promise.all([
      productsOf(asking, catalogue.id, search),
      placesOf(asking, catalogue.id),
      catalogueInForce(asking, root.id, month),
    ]);
    const t = this.labels.in(asking.actor.lang);
    return page(
      'catalogue/version',
      {
        root,
        hasBefore: catalogue.number > 1,
        catalogue: catalogueHead(catalogue, inForce?.id ?? null, month),
        groups: catalogue.groups.map((one) => ({ value: one.code, text: groupText(one) })),
        places: [{ value: 'leading', text: t('catalogue:leading') }, ...placeItems(places, t)],
        q,
        place,
        group,
        searched: q !== '' || place !== '' || group !== '',
        rows: found.rows.map((product) => ({
          ...productRow(product, catalogue.groups),
          standard: product.code === catalogue.standardCode,
        })),
        total: found.total,
        pages: paged(
          `/catalogue/versions/${catalogue.id}`,
          { q: q || undefined, place: place || undefined, group: group || undefined },
          number,
          SIZE,
          found.total,
        ),
        ...(catalogue.adoptedAt ? {} : await this.todo(at.prepares, at.decides, catalogue)),
      },
      'catalogue:version.title',
      { number: catalogue.number },
    );
  }

  private async todo(prepares: boolean, decides: boolean, catalogue: Opened['catalogue']) {
    const [blockers, imports] = await Promise.all([
      adoptionBlockers(this.db, catalogue),
      importsInto(this.db, catalogue.id),
    ]);
    return { isDraft: true, prepares, decides, blockers, imports, ready: blockers.length === 0 };
  }
}
