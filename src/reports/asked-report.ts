import { NotFound } from '../web/errors.js';
import type { AskedReport } from './report.policy.js';
import type { Issuer } from './report.js';
import { spanOf, type Span } from './span.js';

/** The word that addresses kept from earlier use for an evaluation. */
const FORMER = 'sheet';

/** What an address asks for. What no report could have is an address that does not exist. */
export function askedReport(query: Record<string, unknown>): AskedReport {
  return {
    month: monthOf(query['month']),
    unit: idOf(query['unit']),
    below: query['below'] === '1',
    evaluation: idOf(query['evaluation'] ?? query[FORMER]),
    official: idOf(query['official']),
    span: asSpan(query['span']),
    issuer: issuerOf(query['issuer']),
  };
}

function monthOf(asked: unknown): string | null {
  if (asked === undefined || asked === '') return null;
  if (typeof asked !== 'string' || !/^\d{4}-(0[1-9]|1[0-2])$/.test(asked)) throw new NotFound();
  return asked;
}

function idOf(asked: unknown): number | null {
  if (asked === undefined || asked === '') return null;
  if (typeof asked !== 'string' || !/^[1-9]\d{0,8}$/.test(asked)) throw new NotFound();
  return Number(asked);
}

function asSpan(asked: unknown): Span | null {
  if (asked === undefined || asked === '') return null;
  const span = typeof asked === 'string' ? spanOf(asked) : undefined;
  if (!span) throw new NotFound();
  return span;
}

function issuerOf(asked: unknown): Issuer {
  if (asked === undefined || asked === '' || asked === 'agency') return 'agency';
  if (asked !== 'committee') throw new NotFound();
  return asked;
}

/** The same question for another format. */
export function queryOf(asked: AskedReport): Record<string, string> {
  return {
    ...(asked.month ? { month: asked.month } : {}),
    ...(asked.unit ? { unit: String(asked.unit) } : {}),
    ...(asked.below ? { below: '1' } : {}),
    ...(asked.evaluation ? { evaluation: String(asked.evaluation) } : {}),
    ...(asked.official ? { official: String(asked.official) } : {}),
    ...(asked.span ? { span: asked.span.key } : {}),
    ...(asked.issuer === 'committee' ? { issuer: asked.issuer } : {}),
  };
}
