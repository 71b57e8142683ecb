import type { TouchedPaper, Touches } from './correction-kind.js';
import type { FlagRow } from './flags.js';

const SHOWN = 40;

/** The person's own papers first, then those whose decider changes; what is said of several papers of a person in the same words is said once. */
export function touchedView<T extends Touches>(touched: T) {
  const { papers, officialIds } = touched;
  const groups = new Map<string, TouchedPaper[]>();
  for (const paper of papers) {
    const { paper: kind, officialId, unit, approver, approverAfter, fate, unitAfter, closed } = paper;
    const key = JSON.stringify([
      kind,
      officialId,
      unit,
      approver,
      approverAfter,
      fate,
      unitAfter,
      closed,
      stateKey(paper),
    ]);
    groups.set(key, [...(groups.get(key) ?? []), paper]);
  }
  const lines = [...groups.values()].map((same) => ({
    ...same[0]!,
    own: officialIds.includes(same[0]!.officialId),
    sameApprover: same[0]!.approver === same[0]!.approverAfter,
    stateKey: stateKey(same[0]!),
    times: same.map(({ paper, month, span }) => ({ paper, month, span })),
  }));
  const sorted = [...lines].sort((a, b) => Number(b.own) - Number(a.own));
  return {
    ...touched,
    rounds: roundsTogether(touched.rounds),
    papers: sorted.slice(0, SHOWN),
    left: papers.length - sorted.slice(0, SHOWN).reduce((sum, { times }) => sum + times.length, 0),
    decided: papers.filter(({ decided }) => decided).length,
  };
}

/** Closed months of one kind and place are said once, with all their times. */
function roundsTogether(rounds: Touches['rounds']) {
  const groups = new Map<string, { kind: string; name: string; times: { time: string; span: string }[] }>();
  for (const { kind, name, time, span } of rounds) {
    const group = groups.get(`${kind} ${name}`) ?? { kind, name, times: [] };
    groups.set(`${kind} ${name}`, { ...group, times: [...group.times, { time, span }] });
  }
  return [...groups.values()];
}

function stateKey({ paper, status, decided }: TouchedPaper): string {
  if (paper === 'evaluation') return `evaluations:state.${status}`;
  if (paper === 'legal') return `legal:state.${status}`;
  return `corrections:touched.state.${decided ? 'decided' : 'open'}`;
}

const HREFS = { evaluation: '/evaluations', legal: '/legal/forms', year: '/years/records' } as const;

function flagView(flag: FlagRow) {
  return {
    ...flag,
    href: `${HREFS[flag.paper]}/${flag.paperId}${flag.paper === 'year' ? '/label' : ''}`,
    span: flag.paper === 'year' ? 'year' : 'month',
  };
}

/** What was put right once stands once, with all the results it touched. */
export function flagsTogether(flags: readonly FlagRow[]) {
  const groups = new Map<string, ReturnType<typeof flagView>[]>();
  for (const flag of flags) {
    const key = JSON.stringify([flag.kind, flag.title, flag.by, flag.at, flag.reason]);
    groups.set(key, [...(groups.get(key) ?? []), flagView(flag)]);
  }
  return [...groups.values()].map((results) => {
    const { kind, title, by, at, reason } = results[0]!;
    return { kind, title, by, at, reason, results };
  });
}
