import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { IdPipe } from '../web/id.pipe.js';
import { openDraft } from './catalogue-access.js';
import { placesOf, productById } from './catalogue.queries.js';
import { groupText } from './catalogue.view.js';
import type { Product, ProductWords } from './product.js';
import { readProduct, typedProduct } from './product.form.js';
import { ProductsService } from './products.service.js';
import { revisionIn, typed } from './typed.js';
import type { TypedIn } from '../web/read-form.js';

@Controller('catalogue/drafts/:id/products')
@Allow('personnel')
export class DraftProductsController {
  constructor(private readonly products: ProductsService) {}

  @Get('new')
  blank(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.form(asking, id, {}, null);
  }

  @Post()
  async add(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const given = typed(body);
    const { catalogue } = await openDraft(asking, asking.actor, id);
    const form = readProduct(given, catalogue.groups);
    const issues = form.issues ?? (await this.products.add(asking.actor, id, form.value));
    if (issues.length > 0) return (await this.form(asking, id, given, null)).withIssues(issues);
    return redirect(`/catalogue/versions/${id}?q=${encodeURIComponent(form.value!.code)}`, 'catalogue:flash.added', {
      code: form.value!.code,
    });
  }

  @Get(':productId')
  async edit(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('productId', IdPipe) productId: number,
  ): Promise<Page> {
    await openDraft(asking, asking.actor, id);
    const product = await this.productIn(asking, id, productId);
    return this.form(asking, id, typedProduct(product, asking.actor.lang), product);
  }

  @Post(':productId')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('productId', IdPipe) productId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const given = typed(body);
    const { catalogue } = await openDraft(asking, asking.actor, id);
    const product = await this.productIn(asking, id, productId);
    const form = readProduct(given, catalogue.groups);
    if (form.issues) return (await this.form(asking, id, given, product)).withIssues(form.issues);
    const issues = await this.products.edit(asking.actor, id, productId, revisionIn(given), form.value);
    if (issues.length > 0) return (await this.form(asking, id, given, product)).withIssues(issues);
    return redirect(`/catalogue/versions/${id}?q=${encodeURIComponent(form.value.code)}`, 'catalogue:flash.changed', {
      code: form.value.code,
    });
  }

  @Post(':productId/removal')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('productId', IdPipe) productId: number,
  ): Promise<Redirect> {
    await this.products.remove(actor, id, productId);
    return redirect(`/catalogue/versions/${id}`, 'catalogue:flash.removed');
  }

  private async productIn(asking: Asking, id: number, productId: number): Promise<Product> {
    const product = await productById(asking, productId);
    if (product?.catalogueId !== id) throw new NotFound();
    return product;
  }

  private async form(
    asking: Asking,
    id: number,
    given: TypedIn<ProductWords, 'revision'>,
    product: Product | null,
  ): Promise<Page> {
    const { catalogue } = await openDraft(asking, asking.actor, id);
    const places = (await placesOf(asking, id)).filter(({ place }) => place !== '');
    const groups = catalogue.groups.map((group) => ({ value: group.code, text: groupText(group) }));
    const title = product ? 'catalogue:product.edit' : 'catalogue:product.new';
    return page(
      'catalogue/product-form',
      { catalogue, product, given, groups, places, leading: given.leading === 'yes' },
      title,
    );
  }
}
