import type { Asking } from '../../acts/asking.js';
import { clockHolidays, yearsToWarnOf } from '../../periods/holidays/holidays-between.js';
import { workingDaysLeft, type Holidays } from '../../periods/working-days.js';
import { nameOf } from '../../standing/chain.js';
import { page, type Page } from '../../web/answers.js';
import { entryRead, type EntryRead } from '../draft/entry.view.js';
import { entryLines } from '../approval/head-entries.view.js';
import { typedText } from '../approval/head-evaluation.view.js';
import { filesOf } from '../files/attachments.service.js';
import type { EvaluationPetition } from './petition-decisions.queries.js';
import type { OpenedPetition } from './petition-access.js';
import { contestedResult } from './petition.kind.js';
import { handedIn, handedStated, resultsOf, resultStated, type Result } from '../result/results.queries.js';

export interface PetitionLine extends Pick<
  EvaluationPetition,
  'id' | 'name' | 'unitName' | 'month' | 'dueOn' | 'filedAt' | 'outcome' | 'decidedAt'
> {
  href: string;
  /** Working days until the due day; below 0: past it. */
  left: number;
  /** Label `approvals:petition.left.<word>`. */
  word: 'days' | 'today' | 'late';
  days: number;
}

export function petitionLine(row: EvaluationPetition, today: string, holidays: Holidays): PetitionLine {
  const { id, name, unitName, month, dueOn, filedAt, outcome, decidedAt } = row;
  const left = workingDaysLeft(today, dueOn, holidays);
  return {
    id,
    name,
    unitName,
    month,
    dueOn,
    filedAt,
    outcome,
    decidedAt,
    href: `/petitions/${id}`,
    left,
    days: Math.abs(left),
    word: left > 0 ? 'days' : today <= dueOn ? 'today' : 'late',
  };
}

export async function petitionPage(
  asking: Asking,
  opened: OpenedPetition,
  typed?: Record<string, unknown>,
): Promise<Page> {
  const { petition, decider } = opened;
  const mayDecide = opened.mayDecide && petition.outcome === null;
  const contested = await contestedResult(asking, petition);
  const [handed, files, results, holidays] = await Promise.all([
    handedIn(asking, petition.evaluationId),
    filesOf(asking, petition.evaluationId),
    resultsOf(asking, petition.evaluationId),
    clockHolidays(asking, [petition.dueOn], asking.today),
  ]);
  const self = handed.find((one) => one.id === contested.submissionId);
  const now =
    petition.newApprovalId === null ? null : (results.find((result) => result.id === petition.newApprovalId) ?? null);
  const stated = resultStated(contested);
  const lines = entryLines({
    content: contested.content,
    tier: contested.tier,
    stated,
    notes: mayDecide ? contested.notes : {},
    lang: asking.actor.lang,
    typed,
  });
  const data = {
    unconfirmed: petition.outcome ? '' : await yearsToWarnOf(asking, asking.today),
    ...petitionLine(petition, asking.today, holidays),
    reason: petition.reason,
    giver: petition.giverName,
    mayDecide,
    withdrawHref:
      petition.outcome === null && petition.officialId === asking.actor.officialId ? `/petitions/${petition.id}` : null,
    decider: nameOf(decider),
    decision: petition.outcome ? { by: petition.decidedBy, reason: petition.decisionReason } : null,
    evaluationHref: opened.readable ? `/evaluations/${petition.evaluationId}` : null,
    score: contested.score,
    newScore: now?.score ?? null,
    lines: lines.map((line, place) => ({
      ...line,
      self: self ? entryRead(contested.content.criteria[place]!, place, handedStated(self)) : null,
      selfNote: self?.notes[line.code] ?? '',
      headNote: contested.notes[line.code] ?? '',
      replaced: now ? readOf(now, place) : null,
      files: files
        .filter((file) => file.criterion === line.code)
        .map((file) => ({
          name: file.name,
          href: opened.readable ? `/evaluations/${petition.evaluationId}/files/${file.id}` : null,
        })),
    })),
    outcomeTyped: typedText(typed, 'outcome') ?? '',
    reasonField: { id: 'reason', value: typedText(typed, 'reason') ?? '', rows: 4, maxlength: 4000 },
  };
  return page('approvals/petition', data, 'approvals:petition.title', { name: petition.name });
}

function readOf(result: Result, place: number): EntryRead {
  return entryRead(result.content.criteria[place]!, place, resultStated(result));
}
