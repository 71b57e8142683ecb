import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars from 'handlebars';
import { registerHelpers } from './view-helpers.js';
import type { Labels, Lang } from './labels.js';

type Template = Handlebars.TemplateDelegate;

/** The templates of one folder. Each is compiled when it is first wanted. */
interface Compiled {
  engine: typeof Handlebars;
  pages: Map<string, Template>;
}

/** A partial on a line of its own would be moved in as far as that line, and so would each further line of a text that somebody typed into a field of it. */
const AS_TYPED = { preventIndent: true };

/** By folder: an application started later in the same process finds them compiled. */
const compiled = new Map<string, Compiled>();

/** All templates, compiled once a process; while one edits them, again when a file changed (`watchTemplates`). Pages and fragments get plain objects and decide nothing. */
export class Views {
  private readonly engine: typeof Handlebars;
  private readonly pages: Map<string, Template>;

  constructor(
    private readonly folder: string,
    private readonly labels: Labels,
    private readonly zone: string,
  ) {
    const templates = compiled.get(folder) ?? { engine: Handlebars.create(), pages: new Map<string, Template>() };
    ({ engine: this.engine, pages: this.pages } = templates);
    if (compiled.has(folder)) return;
    compiled.set(folder, templates);
    registerHelpers(this.engine);
    this.load();
  }

  /** Takes the templates as they stand in their files. */
  load(): void {
    for (const [name, text] of sources(join(this.folder, 'partials'))) this.engine.registerPartial(name, text);
    for (const area of ['layouts', 'pages']) {
      for (const [name, text] of sources(join(this.folder, area)))
        this.pages.set(`${area}/${name}`, this.engine.compile(text, AS_TYPED));
    }
  }

  page(name: string, data: object, lang: Lang): string {
    return this.run(this.need(`pages/${name}`), data, lang);
  }

  layout(name: string, data: object, lang: Lang): string {
    return this.run(this.need(`layouts/${name}`), data, lang);
  }

  /** One partial alone, for htmx and live fragments: the same file the whole page uses. */
  fragment(name: string, data: object, lang: Lang): string {
    const partial = this.engine.partials[name] as string | Template | undefined;
    if (partial === undefined) throw new Error(`no partial ${name}`);
    const template = typeof partial === 'string' ? this.engine.compile(partial, AS_TYPED) : partial;
    this.engine.partials[name] = template;
    return this.run(template, data, lang);
  }

  names(): string[] {
    return [...this.pages.keys()];
  }

  private need(name: string): Template {
    const template = this.pages.get(name);
    if (!template) throw new Error(`no template ${name}`);
    return template;
  }

  private run(template: Template, data: object, lang: Lang): string {
    return template(data, { data: { lang, t: this.labels.in(lang), zone: this.zone } });
  }
}

function sources(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => [
      relative('.', file).split(sep).join('/').slice(0, -4),
      readFileSync(join(folder, file), 'utf8').replace(/\n$/, ''),
    ]);
}
