import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { isDeepStrictEqual } from 'node:util';
import { type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { NotFound, Stale } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { lockDraft } from './catalogue-access.js';
import { chainOf } from './catalogue.js';
import { productById, productsByCode } from './catalogue.queries.js';
import type { Product, ProductWords } from './product.js';
import { searchText, touch, writeProducts } from './write-products.js';
import { CatalogueProduct } from './catalogue-product.entity.js';

/** One product of a draft at a time. */
@Injectable()
export class ProductsService {
  constructor(private readonly acts: Acts) {}

  async add(actor: Actor, draftId: number, words: ProductWords): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      await lockDraft(act, actor, draftId);
      return this.addIn(act, draftId, words);
    });
  }

  /** In a transaction that holds the draft already. */
  async addIn(act: Act, draftId: number, words: ProductWords): Promise<Issue[]> {
    const taken = await takenBy(act, draftId, words.code, null);
    if (taken) return [taken];
    await writeProducts(act, draftId, [words]);
    await this.record(act, draftId, 'catalogue.product-added', words);
    return [];
  }

  async edit(
    actor: Actor,
    draftId: number,
    productId: number,
    revision: number,
    words: ProductWords,
  ): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const product = await lockedProduct(act, draftId, productId);
      if (product.revision !== revision) throw new Stale('work-line-moved');
      if (isDeepStrictEqual({ ...product, ...words }, product)) return [];
      const taken = await takenBy(act, draftId, words.code, productId);
      if (taken) return [taken];
      await act.change(
        `update catalogue_products set code = $2, group_code = $3, place = $4, "leading" = $5, task = $6, detail = $7, output = $8, points = $9, factor = $10,
           note = $11, search_text = $12, revision = revision + 1 where id = $1`,
        [
          productId,
          words.code,
          words.groupCode,
          words.place,
          words.leading,
          words.task,
          words.detail,
          words.output,
          words.points,
          words.factor,
          words.note,
          searchText(words),
        ],
      );
      await this.record(act, draftId, 'catalogue.product-changed', {
        ...words,
        before: { code: product.code, factor: product.factor },
      });
      return [];
    });
  }

  async remove(actor: Actor, draftId: number, productId: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { code, factor, task } = await lockedProduct(act, draftId, productId);
      await act.remove(CatalogueProduct, { id: productId });
      await this.record(act, draftId, 'catalogue.product-removed', { code, factor, task });
    });
  }

  private async record(act: Act, draftId: number, code: string, detail: object): Promise<void> {
    const at = act.at;
    await touch(act, draftId, at);
    await act.record(chainOf(draftId), code, { ...detail });
  }
}

async function lockedProduct(act: Act, draftId: number, productId: number): Promise<Product> {
  await lockDraft(act, act.actor, draftId);
  const product = await productById(act, productId);
  if (!product || product.catalogueId !== draftId) throw new NotFound();
  return product;
}

async function takenBy(tx: Tx, draftId: number, code: string, own: number | null): Promise<Issue | null> {
  const there = (await productsByCode(tx, draftId, [code])).get(code);
  return there && there.id !== own
    ? { field: 'code', code: 'catalogue:issue.codeTaken', params: { task: there.task } }
    : null;
}
