import { lastDay, nameOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import { raisedWithin } from '../../signals/raised-signals.js';
import { deskData, type DeskData, type DeskUnitFigures } from '../desk.queries.js';
import type { NewItem } from './item.queries.js';

export interface AgendaOf {
  committeeId: number;
  unitPath: string;
  periodId: number;
  today: string;
}

/** What the month itself puts before the committee: late units, leaders below their people, questions, focus issues, petitions. */
export async function agendaOf(on: Rows, { committeeId, unitPath, periodId, today }: AgendaOf): Promise<NewItem[]> {
  const data = await deskData(on, { unitPath, periodId }, today);
  if (!data) return [];
  const [questions, issues, petitions, practices, raised] = await Promise.all([
    openQuestions(on, committeeId),
    openIssues(on, committeeId, today),
    openPetitions(on, unitPath),
    newPractices(on, unitPath),
    raisedSignals(on, unitPath, data.period.month),
  ]);
  return [
    ...evaluationsOnTheirWay(data, today),
    ...leadersBelow(data.units),
    ...raised,
    ...questions,
    ...issues,
    ...petitions,
    ...practices,
  ];
}

/** Late is what is past its day: not handed in after the self-scoring's, not decided after the approval's. Before that it is how far the month has come. */
function evaluationsOnTheirWay({ units, period }: DeskData, today: string): NewItem[] {
  const undecidedLate = period.closedAt !== null || today > period.approvalDueOn;
  const lateOf = ({ counts }: DeskUnitFigures) => counts.notSubmitted + (undecidedLate ? counts.waiting : 0);
  const late = units.filter((unit) => lateOf(unit) > 0);
  const onTime = undecidedLate ? [] : units.filter(({ counts }) => counts.waiting > 0);
  return [
    ...(late.length > 0 ? [item('late-units', late, (unit) => (undecidedLate ? unit.counts.waiting : 0))] : []),
    ...(onTime.length > 0 ? [item('progress', onTime, (unit) => unit.counts.waiting)] : []),
  ];

  /** Who heads a late unit is withdrawn from what is said of it. */
  function item(
    kind: 'late-units' | 'progress',
    of: readonly DeskUnitFigures[],
    waiting: (unit: DeskUnitFigures) => number,
  ): NewItem {
    const facts = {
      units: of.map((unit) => ({
        id: unit.id,
        name: unit.name,
        waiting: waiting(unit),
        notSubmitted: unit.counts.notSubmitted,
        approved: unit.counts.approved,
        expected: unit.counts.expected,
      })),
    };
    const concerns =
      kind === 'progress'
        ? []
        : of.flatMap(({ head }) => (head ? [{ officialId: head.officialId, cause: 'answers-for' as const }] : []));
    return { kind, title: units[0]!.name, facts, concerns };
  }
}

function leadersBelow(units: readonly DeskUnitFigures[]): NewItem[] {
  return units.flatMap(({ id, name, head }): NewItem[] => {
    const compared = head?.comparison;
    if (!compared?.difference?.startsWith('-')) return [];
    const facts = {
      leader: head!.name,
      exemplarity: compared.leader,
      people: compared.people,
      count: compared.count,
      difference: compared.difference,
    };
    return [
      {
        kind: 'leaders-below',
        title: `${head!.name}, ${name}`,
        unitId: id,
        facts,
        concerns: [{ officialId: head!.officialId, cause: 'own' }],
      },
    ];
  });
}

async function openQuestions(on: Rows, committeeId: number): Promise<NewItem[]> {
  const rows = await on.rows<{
    id: number;
    code: string;
    month: string;
    unitId: number;
    unit: string;
    headId: number;
    head: string;
    text: string;
    answer: string | null;
  }>(
    `select q.id, q.code, q.month, q.unit_id as "unitId", ${nameOn('q.unit_id', lastDay('q.month'))} as unit, q.head_id as "headId", o.full_name as head, q.text,
       (select a.text from signal_answers a where a.question_id = q.id order by a.id desc limit 1) as answer
     from signal_questions q join units u on u.id = q.unit_id join officials o on o.id = q.head_id
     where q.committee_id = $1 and q.closed_at is null order by q.month, u.path, q.code`,
    [committeeId],
    'agenda-questions',
  );
  return rows.map(({ id, code, month, unitId, unit, headId, head, text, answer }) => ({
    kind: 'signal',
    title: `${head}, ${unit}`,
    unitId,
    questionId: id,
    facts: { code, month, text, answer },
    concerns: [{ officialId: headId, cause: 'own' }],
  }));
}

async function openIssues(on: Rows, committeeId: number, today: string): Promise<NewItem[]> {
  const rows = await on.rows<{
    id: number;
    title: string;
    unitId: number;
    unit: string;
    ownerId: number;
    owner: string;
    dueOn: string;
    reported: boolean;
    steps: number;
    done: number;
  }>(
    `select i.id, i.title, i.unit_id as "unitId", u.name as unit, i.owner_id as "ownerId", o.full_name as owner, i.due_on as "dueOn",
       i.reported_at is not null as reported, count(s.id)::int as steps, count(s.done_at)::int as done
     from focus_issues i join units u on u.id = i.unit_id join officials o on o.id = i.owner_id left join focus_steps s on s.issue_id = i.id
     where i.committee_id = $1 and i.outcome is null group by i.id, u.name, o.full_name order by i.due_on, i.id`,
    [committeeId],
    'agenda-issues',
  );
  return rows.map(({ id, title, unitId, unit, ownerId, owner, dueOn, reported, steps, done }) => ({
    kind: 'focus',
    title,
    unitId,
    issueId: id,
    facts: { unit, owner, dueOn, late: !reported && dueOn < today, reported, steps, done },
    concerns: [{ officialId: ownerId, cause: 'answers-for' }],
  }));
}

/** Petitions wait for whoever decides them; the committee only learns of them. */
async function openPetitions(on: Rows, unitPath: string): Promise<NewItem[]> {
  const rows = await on.rows<{
    evaluationId: number;
    month: string;
    name: string;
    unit: string;
    unitId: number;
    dueOn: string;
    officialId: number;
    giverId: number | null;
  }>(
    `select p.evaluation_id as "evaluationId", e.month, o.full_name as name, ${nameOn('e.unit_id', lastDay('e.month'))} as unit, u.id as "unitId", p.due_on as "dueOn",
       e.official_id as "officialId", g.official_id as "giverId"
     from petitions p join evaluations e on e.id = p.evaluation_id join officials o on o.id = e.official_id join units u on u.id = e.unit_id
     join approvals a on a.id = p.approval_id join accounts g on g.id = a.by_account
     where p.outcome is null and u.path like $1 || '%' order by p.due_on, p.id`,
    [unitPath],
    'agenda-petitions',
  );
  return rows.map(({ evaluationId, month, name, unit, unitId, dueOn, officialId, giverId }) => ({
    kind: 'petition',
    title: `${name}, ${unit}`,
    unitId,
    evaluationId,
    facts: { month, dueOn },
    concerns: [
      { officialId, cause: 'own' as const },
      ...(giverId === null ? [] : [{ officialId: giverId, cause: 'approved' as const }]),
    ],
  }));
}

/** Practices with figures that no committee has recognised yet. */
async function newPractices(on: Rows, unitPath: string): Promise<NewItem[]> {
  const rows = await on.rows<{ id: number; title: string; unitId: number; unit: string; heads: number[] }>(
    `select p.id, p.title, p.unit_id as "unitId", u.name as unit,
       array(select h.official_id from posts h where h.unit_id = p.unit_id and h.position = 'head' and h.to_date is null) as heads
     from practices p join units u on u.id = p.unit_id
     where u.path like $1 || '%' and p.recognised_at is null and p.ended_at is null and p.after_value is not null order by p.registered_at, p.id limit 20`,
    [unitPath],
    'agenda-practices',
  );
  return rows.map(({ id, title, unitId, unit, heads }) => ({
    kind: 'practice',
    title,
    unitId,
    practiceId: id,
    facts: { unit },
    concerns: heads.map((officialId) => ({ officialId, cause: 'own' as const })),
  }));
}

/** What the six months raise and nobody has asked about yet. */
async function raisedSignals(on: Rows, unitPath: string, month: string): Promise<NewItem[]> {
  const raised = await raisedWithin(on, unitPath, month);
  return raised
    .filter(({ question }) => question === null)
    .map(({ code, held, head, unit, unitId, headId }) => ({
      kind: 'signal',
      title: `${head}, ${unit}`,
      unitId,
      facts: { code, month, held, headId, unasked: true },
      concerns: [{ officialId: headId, cause: 'own' }],
    }));
}
