import type { Asking } from '../../acts/asking.js';
import { entryRead, type EntryRead } from '../../evaluations/draft/entry.view.js';
import { entryLines, type EntryLine } from '../../evaluations/approval/head-entries.view.js';
import { handedIn, handedStated, resultsOf, resultStated } from '../../evaluations/result/results.queries.js';
import { findEvaluation } from '../../evaluations/evaluation.queries.js';
import { page, type Page } from '../../web/answers.js';
import { versionsOf } from '../../corrections/corrections.queries.js';
import { DECISION_CORRECTION } from './decision.correction.js';
import { formerOf, whereToCorrect } from './correcting.js';
import { decisionsOf, type DecisionRow } from './item.queries.js';
import { factLines } from './item-facts.js';
import { resolvingOf } from './resolving.js';
import { entriesDenial } from './evaluation-item.js';
import { stateOf } from './sitting.view.js';
import { withdrawnHere, type Room } from './sitting-access.js';
import { mayKeep, mayRecord } from './sitting.policy.js';
import type { TypedIn } from '../../web/read-form.js';
import type { DiscussionForm, WithdrawalForm, ResolutionForm, EntriesForm } from './sitting.form.js';

type TypedItem = TypedIn<DiscussionForm & WithdrawalForm & ResolutionForm & EntriesForm, 'resolving'>;

/** One item: what it is about, who is withdrawn, what was said, what was decided, and how to decide. */
export async function itemPage(asking: Asking, room: Room, typed: TypedItem = {}): Promise<Page> {
  const { sitting, item, members, withdrawals, quorum, entitled } = room;
  const away = withdrawals.map(({ officialId }) => officialId);
  const open = stateOf(sitting) === 'open';
  const recording = open && mayRecord(asking.actor, sitting, away);
  const decisions = (await decisionsOf(asking, sitting.id)).filter(({ itemId }) => itemId === item.id);
  const versions = await versionsOf(
    asking,
    DECISION_CORRECTION.code,
    decisions.map(({ id }) => id),
  );
  const counted = members.some(({ present }) => present);
  const left = members.filter(({ officialId, present }) => (present || !counted) && !away.includes(officialId));
  const deciding = recording && quorum.met && entitled > 0;
  const correcting = await whereToCorrect(asking, asking.actor, sitting);
  const evaluation = item.kind === 'sheet' ? await evaluationOf(asking, item.evaluationId!, typed) : null;
  return page(
    'sittings/item',
    {
      sitting,
      item,
      lines: factLines(item, asking.actor.lang),
      former: item.decisionId === null ? null : ((await formerOf(asking, item.decisionId)) ?? null),
      signed: stateOf(sitting) === 'closed',
      withdrawals: withdrawnHere(members, withdrawals),
      quorum,
      entitled,
      decisions: decisions.map((decision) => ({
        ...decision,
        versions: (versions.get(decision.id) ?? []).map(({ before, by, at, reason }) => ({
          ...{ by, at, reason, text: before['text'] ?? decision.text },
          inFavour: before['inFavour']!,
          against: before['against']!,
          abstained: before['abstained']!,
        })),
        into:
          decision.kind === 'entries' || decision.corrected
            ? []
            : correcting.map(({ id, number, heldOn }) => ({ id, number, heldOn, decisionId: decision.id })),
        correction: recording ? `/sittings/decisions/${decision.id}/correction` : null,
        changes: evaluation ? changesOf(decision, evaluation.lines) : [],
      })),
      open,
      recording,
      deciding,
      keeping: open && mayKeep(asking.actor, sitting),
      concernsMe: away.includes(asking.actor.officialId ?? -1),
      evaluation,
      persons: left.map(({ officialId, name }) => ({ value: String(officialId), text: name })),
      meIn:
        open && left.some(({ officialId }) => officialId === asking.actor.officialId) ? asking.actor.officialId : null,
      resolving: deciding ? await resolvingOf(asking, item, sitting.unitPath) : [],
      typed: { discussion: item.discussion, ...typed },
      keep: `a${asking.actor.accountId}-item-${item.id}`,
    },
    'sittings:itemTitle',
    { title: item.title },
  );
}

interface EvaluationView {
  href: string;
  denial: string | null;
  score: string | null;
  lines: (EntryLine & { self: EntryRead | null; selfNote: string; headNote: string; files: [] })[];
}

async function evaluationOf(asking: Asking, id: number, typed: TypedItem): Promise<EvaluationView> {
  const evaluation = (await findEvaluation(asking, id))!;
  const [results, handed, petitioned] = await Promise.all([
    resultsOf(asking, id),
    handedIn(asking, id),
    asking.one('select 1 from petitions where evaluation_id = $1 and outcome is null', [id]),
  ]);
  const result = results.find((each) => each.id === evaluation.approvalId) ?? results[0]!;
  const self = handed.find((one) => one.id === result.submissionId);
  const sent = 'inFavour' in typed || 'reason' in typed ? typed : undefined;
  const lines = entryLines({
    content: result.content,
    tier: result.tier,
    stated: resultStated(result),
    notes: result.notes,
    lang: asking.actor.lang,
    typed: sent,
  });
  return {
    href: `/committee/evaluations/${id}`,
    denial: entriesDenial(evaluation, petitioned !== undefined),
    score: result.score,
    lines: lines.map((line, place) => ({
      ...line,
      self: self ? entryRead(result.content.criteria[place]!, place, handedStated(self)) : null,
      selfNote: self?.notes[line.code] ?? '',
      headNote: '',
      files: [],
    })),
  };
}

function changesOf(
  { before: { entries: from }, after: { entries: to } }: Pick<DecisionRow, 'before' | 'after'>,
  lines: EvaluationView['lines'],
) {
  if (!from || !to) return [];
  return Object.keys(to).map((code) => ({
    text: lines.find((line) => line.code === code)?.text ?? code,
    before: from[code] ?? null,
    after: to[code] ?? null,
  }));
}
