import { formatNumber } from '../web/format.js';

interface Counts {
  kept: number;
  broken: number;
  unsaid: number;
}

export interface ShareView {
  kept: number;
  said: number;
  /** Whole per cent, half up; null: nothing said yet. */
  percent: string | null;
  /** A bar of what fell due: widths in per cent of it, empty when nothing did. */
  bar: { kept: string; brokenX: string; broken: string; unsaidX: string; unsaid: string } | null;
}

/** The kept share with both its numbers: kept of those of which something was said. */
export function shareView(counts: Counts | undefined): ShareView {
  const { kept, broken, unsaid } = counts ?? { kept: 0, broken: 0, unsaid: 0 };
  const said = kept + broken;
  const due = said + unsaid;
  const width = (part: number) => `${Number(((100 * part) / due).toFixed(2))}%`;
  return {
    kept,
    said,
    percent: said === 0 ? null : formatNumber(String(Math.floor((200 * kept + said) / (2 * said))), 'vi'),
    bar:
      due === 0
        ? null
        : {
            kept: width(kept),
            brokenX: width(kept),
            broken: width(broken),
            unsaidX: width(said),
            unsaid: width(unsaid),
          },
  };
}
