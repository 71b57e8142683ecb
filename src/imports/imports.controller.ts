import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query, type Type } from '@nestjs/common';
import { Allow } from '../web/access.js';
import type { Capability } from '../web/actor.js';
import { Download, page, Redirect, redirect, type Page } from '../web/answers.js';
import { Conflict, NotFound } from '../web/errors.js';
import { TakesFiles } from '../web/form-body.js';
import { IdPipe, readId } from '../web/id.pipe.js';
import type { Issue } from '../web/issues.js';
import { Labels, type Lang, type Translate } from '../web/labels.js';
import { textsOf } from '../web/read-form.js';
import { readUpload } from '../web/upload.js';
import { readColumns, rereadColumns } from './columns/columns.form.js';
import { saidBy, type WorksheetTop } from './columns/columns.queries.js';
import { columnsView } from './columns/columns.view.js';
import type { DoorKind, ImportKind } from './import-kind.js';
import type { FoundImport, ListedImport } from './import.queries.js';
import { answering, askedView, importView, issuesOf, movedView } from './import.view.js';
import { ImportsService } from './imports.service.js';
import { templateDownload, XLSX } from './template-download.js';
import type { Mapping } from './plan.js';
import type { Moved } from './plan-file.js';

/** Where imports of some kinds are looked at and written. */
export interface Rooms<Kind = ImportKind> {
  path: string;
  kinds: readonly [Kind, ...Kind[]];
  writers: Capability[];
  readers: Capability[];
  /** Where the way back leads; to the list of imports, if the path is one. */
  home?: string;
}

/** Where files come in, too. */
export interface Door extends Rooms<DoorKind> {
  /** Label keys: of its page, and of what is said where this person can bring nothing in. */
  labels: { title: string; lead: string; nowhere?: string };
  back?: { href: string; text: string };
}

/** Nothing was written: which rows would come out otherwise today, and the way to look again. */
export function outdatedPage(
  found: FoundImport,
  kind: ImportKind,
  address: string,
  moved: Moved,
  saying: { lang: Lang; t: Translate },
): Page {
  const view = movedView(found, kind, address, moved, saying);
  return page('imports/outdated', view, 'imports:outdated.title').withStatus(409);
}

/** What the columns of a file are, and the rows that were left of it. */
export function columnPages({
  path,
  kinds,
  writers,
  home,
}: Omit<Rooms, 'readers'>): new (imports: ImportsService, labels: Labels) => Saying {
  const address = `/${path}`;

  @Controller(path)
  class ColumnPages {
    constructor(
      private readonly imports: ImportsService,
      private readonly labels: Labels,
    ) {}

    /** What each column of the file is, proposed and asked. */
    @Get(':id/columns')
    @Allow(...writers)
    async columns(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
      const opened = await this.imports.openToMap(asking, kinds, id);
      if (opened.found.mappedAt !== null) return new Redirect(`${address}/${opened.found.id}`);
      return this.columnsPage(asking, opened, await this.imports.files.tops(opened.found.id));
    }

    @Post(':id/columns')
    @Allow(...writers)
    async confirm(
      @CurrentAsking() asking: Asking,
      @Param('id', IdPipe) id: number,
      @Body() body: unknown,
    ): Promise<Page | Redirect> {
      const opened = await this.imports.openToMap(asking, kinds, id);
      const { found, kind } = opened;
      const [given, tops] = [textsOf(body), await this.imports.files.tops(found.id)];
      if (found.mappedAt !== null) throw new Conflict('import-planned-anew');
      const { value, issues } = readColumns(given, kind, found.mapping, tops);
      if (given['act'] === 'reread') return this.columnsPage(asking, opened, tops, rereadColumns(value, kind, tops));
      if (issues.length > 0) return (await this.columnsPage(asking, opened, tops, value)).withIssues(issues);
      await this.imports.confirm(asking, kinds, id, value);
      return new Redirect(`${address}/${found.id}`);
    }

    /** The rows that are wrong, in the columns of the file, with why in the last one. */
    @Get(':id/rest.xlsx')
    @Allow(...writers)
    async rest(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
      const { found, kind } = await this.imports.openToRest(asking, kinds, id);
      const saying = { ...this.saying(asking), kind, mapping: found.mapping };
      const bytes = await this.imports.files.rest(found, saying);
      return new Download(bytes, XLSX, restName(found.fileName));
    }

    saying({ actor: { lang } }: Asking) {
      return { lang, t: this.labels.in(lang) };
    }

    private async columnsPage(
      asking: Asking,
      { found, kind }: { found: FoundImport; kind: ImportKind },
      tops: WorksheetTop[],
      mapping: Mapping = found.mapping,
    ): Promise<Page> {
      const like = mapping.like === undefined ? null : ((await saidBy(asking, mapping.like)) ?? null);
      const view = columnsView({ found, kind, address, home: home ?? address }, tops, mapping, this.saying(asking));
      return page('imports/columns', { ...view, like }, 'imports:ask.title');
    }
  }

  return ColumnPages;
}

interface Saying {
  saying(asking: Asking): { lang: Lang; t: Translate };
}

/** The pages of one import: what it would do or did, its plan made anew, its writing. */
export function importPages({
  path,
  kinds,
  writers,
  readers,
  home,
}: Rooms): new (imports: ImportsService, labels: Labels) => object {
  const address = `/${path}`;

  @Controller(path)
  class ImportPages extends columnPages({ path, kinds, writers, ...(home === undefined ? {} : { home }) }) {
    constructor(
      private readonly machinery: ImportsService,
      private readonly words: Labels,
    ) {
      super(machinery, words);
    }

    /** A file to fill in. */
    @Get(kinds.length > 1 ? 'templates/:kind' : 'template.xlsx')
    @Allow(...writers)
    async template(@CurrentAsking() asking: Asking, @Param('kind') code?: string): Promise<Download> {
      const kind = kinds.find((one) => kinds.length === 1 || one.code === code);
      if (!kind) throw new NotFound();
      return templateDownload(kind, this.words.in(asking.actor.lang));
    }

    @Get(':id')
    @Allow(...readers)
    async show(
      @CurrentAsking() asking: Asking,
      @Param('id', IdPipe) id: number,
      @Query() query: Record<string, unknown>,
    ): Promise<Page | Redirect> {
      const { found, kind } = await this.machinery.open(asking, kinds, id);
      if (found.status === 'read' && kind.mayApply(asking.actor, found))
        return new Redirect(`${address}/${found.id}/columns`);
      return this.showPage(asking, found, kind, query);
    }

    /** The plan made anew from what stands now. */
    @Post(':id/plan')
    @Allow(...writers)
    async plan(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Redirect> {
      return redirect(`${address}/${await this.machinery.planAgain(asking, kinds, id)}`, 'imports:plannedAgain');
    }

    @Post(':id/application')
    @Allow(...writers)
    async apply(
      @CurrentAsking() asking: Asking,
      @Param('id', IdPipe) id: number,
      @Body() body: unknown,
    ): Promise<Page | Redirect> {
      const { found, kind, moved, unanswered, answered, written } = await this.machinery.apply(asking, kinds, id, body);
      if (unanswered) {
        const issues = unanswered.map(({ code }) => ({ field: `asked-${code}`, code: 'imports:issue.unanswered' }));
        return (await this.showPage(asking, found, kind, { ...textsOf(body) })).withIssues(issues);
      }
      if (answered) return redirect(`${address}/${found.id}`, 'imports:answered');
      if (moved) return outdatedPage(found, kind, address, moved, this.saying(asking));
      const flash = written ? kind.flash?.(found.summary) : undefined;
      return redirect(`${address}/${found.id}`, flash?.key, flash?.params);
    }

    private async showPage(
      asking: Asking,
      found: FoundImport,
      kind: ImportKind,
      query: Record<string, unknown>,
    ): Promise<Page> {
      const view = await importView(
        this.machinery.db,
        asking.actor,
        found,
        kind,
        this.words.in(asking.actor.lang),
        address,
        query,
      );
      const asked = view.mayAnswer
        ? askedView(await this.machinery.asked(asking, kind, found), this.words.in(asking.actor.lang), query)
        : [];
      const shown = page(
        'imports/show',
        { ...view, ...answering(view, asked), home: home ?? address },
        kind.labels.title,
      );
      if (found.status === 'applying') shown.headers['refresh'] = '2';
      return shown;
    }
  }

  return ImportPages;
}

/** The file's own name with what is in it now. */
function restName(fileName: string): string {
  return `${fileName.replace(/\.\w{1,5}$/, '')} - can sua.xlsx`;
}

/** The same with the way in: one form for each kind, and what came in before. A door of several kinds names the kind in two of its addresses. */
export function importsController(door: Door): Type {
  const { path, kinds, labels, back, writers, readers } = door;
  const many = kinds.length > 1;
  const address = `/${path}`;

  @Controller(path)
  class ImportsController extends importPages(door) {
    constructor(
      private readonly machine: ImportsService,
      labels: Labels,
    ) {
      super(machine, labels);
    }

    @Get()
    @Allow(...readers)
    index(@CurrentAsking() asking: Asking): Promise<Page> {
      return this.indexPage(asking);
    }

    @Post(many ? ':kind' : '')
    @TakesFiles('table')
    @Allow(...writers)
    async start(
      @CurrentAsking() asking: Asking,
      @Body() body: unknown,
      @Param('kind') code?: string,
    ): Promise<Page | Redirect> {
      const kind = kindOf(code);
      const { fields, files } = await readUpload(body);
      const target = readId(fields[kind.target.field]) ?? 0;
      const again = async (issues: Issue[]) => (await this.indexPage(asking, kind, target)).withIssues(issues);
      if (!files[0]) return again([{ field: fieldOf('file', kind), code: 'imports:noFile' }]);
      if (!target) return again([{ field: fieldOf(kind.target.field, kind), code: kind.target.missing }]);
      const started = await this.machine.start(asking, kind, target, files[0]);
      if ('id' in started) return new Redirect(`${address}/${started.id}/columns`);
      return again(issuesOf(fieldOf('file', kind), started));
    }

    private async indexPage(asking: Asking, asked?: DoorKind, target?: number): Promise<Page> {
      const forms = await Promise.all(
        kinds.map(async (kind) => {
          const items = await kind.target.items(this.machine.db, asking.actor);
          const chosen = String((kind === asked && target) || items[0]?.value || '');
          return { ...formOf(kind), items, chosen };
        }),
      );
      const imports = await this.machine.list(asking, kinds);
      const view = {
        forms: forms.filter(({ items }) => items.length > 0),
        imports: imports.map(listed),
        labels,
        back,
        address,
        many,
      };
      return page('imports/index', view, labels.title);
    }
  }

  function kindOf(code?: string): DoorKind {
    const kind = many ? kinds.find((one) => one.code === code) : kinds[0];
    if (!kind) throw new NotFound();
    return kind;
  }

  function listed(found: ListedImport) {
    const kind = kinds.find(({ code }) => code === found.kind)!;
    return { ...found, title: kind.labels.title, records: found.total - (found.summary.left ?? 0) };
  }

  function formOf(kind: DoorKind) {
    return {
      labels: kind.labels,
      field: kind.target.field,
      targetId: fieldOf(kind.target.field, kind),
      fileId: fieldOf('file', kind),
      action: many ? `${address}/${kind.code}` : address,
      template: many ? `${address}/templates/${kind.code}` : `${address}/template.xlsx`,
      columns: kind.fields.map(({ header, needed = false }) => ({ name: header, needed })),
    };
  }

  /** Fields are told apart where several forms stand on one page. */
  function fieldOf(name: string, { code }: ImportKind): string {
    return many ? `${name}-${code}` : name;
  }

  return ImportsController;
}
