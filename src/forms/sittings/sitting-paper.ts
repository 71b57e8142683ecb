import type { DecisionRow, ItemRow, Withdrawal } from '../../committee/sittings/item.queries.js';
import { quorumOf } from '../../committee/sittings/quorum.js';
import { factLines } from '../../committee/sittings/item-facts.js';
import type { SittingReopening } from '../../committee/sittings/reopening.queries.js';
import { ruleOf, withdrawnHere } from '../../committee/sittings/sitting-access.js';
import type { SittingMember, SittingRow } from '../../committee/sittings/sitting.queries.js';
import { formatDate, formatMoment, formatMonth, formatNumber } from '../../web/format.js';
import type { SittingMinutesPaper } from '../paper/sitting-minutes.js';
import type { NamesOnPaper } from '../../units/paper-names.queries.js';
import { say } from '../paper/words.js';

export interface SittingData {
  sitting: SittingRow;
  members: readonly SittingMember[];
  items: readonly ItemRow[];
  withdrawals: readonly Withdrawal[];
  decisions: readonly DecisionRow[];
  place: string;
  above: string;
  /** What the committee is called on papers. */
  names: NamesOnPaper;
  /** What the entries that changed are called: by evaluation and criterion's code. */
  criteria: ReadonlyMap<string, string>;
  reopenings: readonly SittingReopening[];
  zone: string;
}

/** A closed sitting as its minutes; what was not written down is not on the paper. */
export function sittingPaper({
  sitting,
  members,
  items,
  withdrawals,
  decisions,
  place,
  above,
  names,
  criteria,
  reopenings,
  zone,
}: SittingData): SittingMinutesPaper {
  const present = members.filter((member) => member.present);
  return {
    committee: names.name || sitting.committeeName,
    above: names.above || above,
    suffix: names.suffix,
    place,
    date: sitting.heldOn,
    number: sitting.number,
    month: formatMonth(sitting.month),
    startedAt: say('forms:sitting.at', { time: sitting.beganAt, day: formatDate(sitting.heldOn, 'vi') }),
    endedAt: sitting.endedAt ?? '',
    venue: sitting.place,
    chair: sitting.chairName,
    secretary: sitting.secretaryName,
    guests: sitting.guests,
    members: members.length,
    needed: quorumOf(ruleOf(sitting), members.length, present.length).needed,
    present,
    absent: members.filter((member) => !member.present).map(({ name, absence }) => ({ name, reason: absence })),
    items: items.map((item) => ({
      title:
        item.kind === 'late-units' || item.kind === 'progress'
          ? say(`sittings:kind.${item.kind}`)
          : `${say(`sittings:kind.${item.kind}`)}: ${item.title}`,
      figures: figuresPaper(item, zone),
      withdrawn: withdrawnHere(
        members,
        withdrawals.filter(({ itemId }) => itemId === item.id),
      ).map(({ name, cause, note }) => ({
        name,
        why: [say(`sittings:cause.${cause}`), note].filter(Boolean).join(': '),
      })),
      discussion: item.discussion,
      decisions: decisions
        .filter(({ itemId }) => itemId === item.id)
        .map((decision) => decisionPaper(decision, item, criteria)),
    })),
    conclusion: sitting.conclusion,
    reopened: reopenings.map(({ asker, confirmer, closedAt, confirmedAt, reason }) =>
      say('sittings:reopening.was', {
        asker,
        confirmer,
        reason,
        closed: formatMoment(closedAt, zone),
        at: formatMoment(confirmedAt, zone),
      }),
    ),
  };
}

/** What stood on the screen when it was talked about. */
function figuresPaper(item: ItemRow, zone: string): SittingMinutesPaper['items'][number]['figures'] {
  const lines = factLines(item, 'vi').map((line) => (line.key === undefined ? line.text : say(line.key, line.params)));
  return lines.length === 0 ? null : { at: formatMoment(item.addedAt, zone), lines };
}

function decisionPaper(
  decision: DecisionRow,
  { evaluationId }: ItemRow,
  criteria: ReadonlyMap<string, string>,
): SittingMinutesPaper['items'][number]['decisions'][number] {
  const { kind, text, before, after, reason, carried, inFavour, against, abstained, entitled } = decision;
  const votes = say('sittings:decision.votes', { inFavour, against, abstained, entitled });
  if (kind !== 'entries') return { text, changes: [], reason, votes, carried };
  const [from, to] = [before['entries'], after['entries']] as [
    Record<string, string | null>,
    Record<string, string | null>,
  ];
  const shown = (value: string | null | undefined) =>
    value === null || value === undefined ? say('sittings:decision.leftOut') : formatNumber(value, 'vi');
  const changes = Object.keys(to).map(
    (code) => `${criteria.get(`${evaluationId} ${code}`) ?? code}: ${shown(from[code])} → ${shown(to[code])}`,
  );
  const score = say('sittings:decision.score', {
    before: shown(before['score'] as string | null),
    after: shown(after['score'] as string | null),
  });
  return { text: say('forms:sitting.entries'), changes: [...changes, score], reason, votes, carried };
}
