import { Controller, Get, Query } from '@nestjs/common';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { page, type Page } from '../web/answers.js';
import { likePattern } from '../web/fold.js';
import { AUDIT_PAGE, auditLines } from './audit.queries.js';

@Controller('audit')
@Allow('inspector')
export class AuditController {
  constructor(private readonly db: Db) {}

  /** What was done, by whom, to whom, newest first; nothing can be changed here. */
  @Get()
  async show(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<Page> {
    const q = text(query['q']);
    const chain = /^[a-z-]+:\d{1,9}$/.test(text(query['chain'])) ? text(query['chain']) : null;
    const before = /^\d{1,15}$/.test(text(query['before'])) ? Number(query['before']) : null;
    const found = await auditLines(this.db, { scopes: scopesOf(actor, 'inspector'), pattern: q ? likePattern(q) : null, chain, before });
    const lines = found.slice(0, AUDIT_PAGE).map((line) => ({ ...line, detail: line.detail === '{}' ? '' : line.detail }));
    const older = found.length > AUDIT_PAGE ? lines.at(-1)!.id : null;
    return page('audit/index', { lines, q, chain, older, empty: lines.length === 0 }, 'audit:title');
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 120) : '';
}
