import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Allow } from '../web/access.js';
import { Download, Page, page } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { IdPipe } from '../web/id.pipe.js';
import { Labels } from '../web/labels.js';
import { openCatalogue, openRoot } from './catalogue-access.js';
import { mayReadDraft, rootIdsOf } from './catalogue.policy.js';
import { catalogueInForce, cataloguesOf, historyOf, productById, usedMonth } from './catalogue.queries.js';
import { catalogueHead, fileName, groupText } from './catalogue.view.js';
import { changesOf } from './changes.js';
import { exportCatalogue } from './export.js';
import { openProposals } from './proposals/proposals.queries.js';
import { CATALOGUE_READERS } from './readers.js';
import { VersionPages } from './version-pages.js';
import { otherRoots } from './catalogue.queries.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller('catalogue')
@Allow(...CATALOGUE_READERS)
export class CatalogueController {
  constructor(
    private readonly clock: Clock,
    private readonly labels: Labels,
    private readonly pages: VersionPages,
  ) {}

  /** The catalogue of the person's own tree; `unit` asks for another root they have to do with. */
  @Get()
  async index(@CurrentAsking() asking: Asking, @Query('unit') unit?: string): Promise<Page> {
    const ids = rootIdsOf(asking.actor);
    const asked = typeof unit === 'string' && /^[1-9]\d{0,8}$/.test(unit) ? Number(unit) : ids[0];
    if (!asked) throw new NotFound();
    const { root, at } = await openRoot(asking, asked);
    const month = await usedMonth(asking, root.id, this.clock.month());
    const [inForce, all, open, roots] = await Promise.all([
      catalogueInForce(asking, root.id, month),
      cataloguesOf(asking, root.id),
      openProposals(asking, root.id),
      otherRoots(asking, ids, root.id),
    ]);
    const heads = all
      .filter(({ adoptedAt }) => adoptedAt !== null || mayReadDraft(at))
      .map((one) => catalogueHead(one, inForce?.id ?? null, month));
    const draft = mayReadDraft(at) ? all.find(({ adoptedAt }) => adoptedAt === null) : undefined;
    const current = all.find(({ id }) => id === inForce?.id);
    return page(
      'catalogue/index',
      {
        root,
        roots,
        heads,
        open,
        current: current ? { ...current, groupTexts: current.groups.map(groupText) } : null,
        draft: draft ? catalogueHead(draft, null, month) : null,
        mayStart: at.prepares && !draft,
        prepares: at.prepares,
        mayPropose: at.proposes,
        mayAdopt: at.decides && Boolean(draft),
        seesProposals: at.proposes || at.prepares || at.decides || at.inspects,
      },
      'catalogue:title',
    );
  }

  @Get('versions/:id')
  async version(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    return this.pages.list(asking, await openCatalogue(asking, asking.actor, id), query);
  }

  @Get('versions/:id/changes')
  async changes(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const { catalogue } = await openCatalogue(asking, asking.actor, id);
    const changes = await changesOf(asking, id);
    const kinds = (['added', 'removed', 'factor', 'words'] as const).map((kind) => ({
      kind,
      rows: changes[kind],
      count: changes[kind].length,
    }));
    return page(
      'catalogue/changes',
      { catalogue, against: changes.against, same: changes.same, kinds },
      'catalogue:changes.title',
    );
  }

  @Get('versions/:id/file')
  async file(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    const { catalogue } = await openCatalogue(asking, asking.actor, id);
    const t = this.labels.in('vi');
    return new Download(Buffer.from(await exportCatalogue(asking, catalogue, t)), XLSX, fileName(catalogue, t));
  }

  /** One product with its factor through the versions. */
  @Get('products/:id')
  async product(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const product = await productById(asking, id);
    if (!product) throw new NotFound();
    const { catalogue, root, at } = await openCatalogue(asking, asking.actor, product.catalogueId);
    const history = await historyOf(asking, root.id, product.code, mayReadDraft(at));
    const group = catalogue.groups.find(({ code }) => code === product.groupCode);
    const view = {
      product,
      catalogue,
      history,
      groupText: group ? groupText(group) : (product.groupCode ?? ''),
      standard: catalogue.standardCode === product.code,
      mayEdit: at.prepares && !catalogue.adoptedAt,
    };
    return new Page('catalogue/product', view, { text: `${product.code}. ${product.task}` });
  }
}
