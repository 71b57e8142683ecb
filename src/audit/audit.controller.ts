import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { Download, page, type Page } from '../web/answers.js';
import { csvOf } from '../web/csv.js';
import { formatMoment } from '../web/format.js';
import { Labels, type Translate } from '../web/labels.js';
import { actItems } from './act-items.js';
import { askedIssues, queryOf, readAsked, type Asked } from './asked.js';
import { auditLines, type AuditLine, type AuditSearch } from './audit.queries.js';
import { chainName } from './chain-name.js';
import { changesOf, type Change } from './changes.js';

/** What is looked for, the days as they were typed. */
type Typed = Omit<Asked, 'from' | 'to'> & { from: unknown; to: unknown };

type ShownLine = AuditLine & { link: string; changes: Change[] };

/** What a look over all lines knows beside them. */
interface Listed {
  older: string | null;
  filtered: boolean;
  export: string;
  empty: boolean;
}

const PAGE = 50;
const EXPORT = 20_000;

@Controller('audit')
@Allow('inspector')
export class AuditController {
  constructor(private readonly labels: Labels) {}

  /** What was done, by whom, to whom, newest first, and what it changed; nothing can be changed here. */
  @Get()
  async show(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Page> {
    const issues = askedIssues(query);
    if (issues.length > 0)
      return this.page(asking.actor, { ...readAsked(query), from: query['from'], to: query['to'] }, []).withIssues(
        issues,
      );
    const asked = readAsked(query);
    const found = await auditLines(asking, this.search(asking, asked, PAGE + 1));
    const lines = found
      .slice(0, PAGE)
      .map((line) => ({ ...line, link: this.link(asking.actor, line), changes: this.changes(asking.actor, line) }));
    const older = found.length > PAGE ? `/audit?${queryOf(asked, lines.at(-1)!.id)}` : null;
    const filter = queryOf({ ...asked, before: null });
    return this.page(asking.actor, asked, lines, {
      older,
      filtered: filter !== '',
      export: `/audit/export.csv?${filter}`,
      empty: lines.length === 0,
    });
  }

  @Get('export.csv')
  async export(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Download | Page> {
    if (askedIssues(query).length > 0) return this.show(asking, query);
    const t = this.labels.in(asking.actor.lang);
    const found = await auditLines(asking, this.search(asking, readAsked(query), EXPORT));
    const columns = ['at', 'act', 'about', 'who', 'changes', 'link', 'hash'] as const;
    const rows = found.map((line) => ({
      at: formatMoment(line.at, asking.zone),
      act: t(`audit:act.${line.act}`),
      about: line.about,
      who: line.who === null ? t('audit:system') : whoWords(line.who, line.behalf, t),
      changes: this.changes(asking.actor, line).map(inWords).join('\n'),
      link: this.link(asking.actor, line),
      hash: line.hash,
    }));
    return new Download(
      csvOf(
        columns.map((column) => t(`audit:column.${column}`)),
        rows.map((row) => Object.fromEntries(columns.map((column) => [t(`audit:column.${column}`), row[column]]))),
      ),
      'text/csv; charset=utf-8',
      `nhat-ky-${asking.today}.csv`,
    );
  }

  private page(actor: Actor, asked: Typed, lines: ShownLine[], more: Partial<Listed> = { filtered: true }): Page {
    const chain = asked.chain ? chainName(this.labels.in(actor.lang), asked.chain) : null;
    return page(
      'audit/index',
      { asked, chain, lines, ...more, acts: actItems(this.labels, actor.lang) },
      'audit:title',
    );
  }

  private link({ lang }: Actor, { chain, seq }: AuditLine): string {
    return `${chainName(this.labels.in(lang), chain)} · ${seq}`;
  }

  private search(asking: Asking, asked: Asked, most: number): AuditSearch {
    return { ...asked, scopes: scopesOf(asking.actor, 'inspector'), zone: asking.zone, most };
  }

  private changes({ lang }: Actor, { detail, earlier }: AuditLine): Change[] {
    return changesOf(this.labels.in(lang), (key) => this.labels.has(lang, key), lang, detail, earlier);
  }
}

function whoWords(name: string, head: string | null, t: Translate): string {
  return head === null ? name : t('delegations:decided', { name, head });
}

function inWords({ label, before, after }: Change): string {
  return `${label}: ${before === null ? '' : `${before} → `}${after ?? '–'}`;
}
