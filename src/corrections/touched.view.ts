import type { TouchedPaper, Touches } from './correction-kind.js';
import type { FlagRow } from './flags.js';

const SHOWN = 60;

/** The person's own papers first, then those whose decider changes. */
export function touchedView<T extends Touches>(touched: T) {
  const { papers, officialIds } = touched;
  const lines = papers.map((paper) => ({
    ...paper,
    own: officialIds.includes(paper.officialId),
    sameApprover: paper.approver === paper.approverAfter,
    stateKey: stateKey(paper),
  }));
  const sorted = [...lines].sort((a, b) => Number(b.own) - Number(a.own));
  return {
    ...touched,
    papers: sorted.slice(0, SHOWN),
    left: Math.max(0, papers.length - SHOWN),
    decided: papers.filter(({ decided }) => decided).length,
  };
}

function stateKey({ paper, status, decided }: TouchedPaper): string {
  if (paper === 'evaluation') return `evaluations:state.${status}`;
  if (paper === 'legal') return `legal:state.${status}`;
  return `corrections:touched.state.${decided ? 'decided' : 'open'}`;
}

const HREFS = { evaluation: '/evaluations', legal: '/legal/forms', year: '/years/records' } as const;

export function flagView(flag: FlagRow) {
  return {
    ...flag,
    href: `${HREFS[flag.paper]}/${flag.paperId}${flag.paper === 'year' ? '/label' : ''}`,
    span: flag.paper === 'year' ? 'year' : 'month',
  };
}
