import { deciderWords } from '../../web/decided-by.js';
import { formatMoment, formatNumber } from '../../web/format.js';
import type { LabelRow } from '../../years/classification/labels.queries.js';
import { dayWords, say } from '../paper/words.js';
import { noticeOf, reasonWords } from '../years/notice-papers.js';
import type { NamedFile } from '../zip.js';
import type { EFileFacts } from './e-file.facts.js';
import { pdfFile, recordFile } from './files.js';

/** e) the decisions that gave a label, and the notice of each one (Điều 21.1đ, 21.2đ, 21.3). */
export async function labelFiles(facts: EFileFacts): Promise<NamedFile[]> {
  if (facts.labels.length === 0) return [];
  const parts = facts.labels.map((label) => partOf(facts, label));
  return Promise.all([
    recordFile(facts, 'e-van-ban-khac/quyet-dinh-xep-loai.pdf', say('forms:efile.labels'), parts),
    ...noticeFiles(facts),
  ]);
}

function partOf(
  { yearRecord, signers, overrides, zone }: EFileFacts,
  label: LabelRow,
): { heading: string; lines: [string, string][]; text: string } {
  const post = signers.find(({ labelId }) => labelId === label.id)?.post;
  return {
    heading: `${label.number}. ${say(`forms:efile.kind.${label.kind}`)}`,
    lines: [
      [say('forms:notice.label'), say(`forms:band.${label.label}`)],
      [say('forms:notice.mean'), label.mean === null ? '' : formatNumber(label.mean, 'vi', 2)],
      [
        say(
          label.kind === 'classification' && !label.reasons.includes('decided-without-months')
            ? 'forms:efile.fewer'
            : 'forms:efile.decision',
        ),
        label.decisionNumber && label.decisionDate
          ? say('forms:efile.numbered', { number: label.decisionNumber, date: dayWords(label.decisionDate) })
          : '',
      ],
      [say('forms:efile.decidedBy'), [deciderWords(label.by, say), post].filter(Boolean).join(', ')],
      [say('forms:efile.decidedOn'), formatMoment(label.at, zone)],
      [say('forms:notice.reason'), reasonWords(yearRecord.year, label, overrides)],
    ],
    text: label.handling && `${say('forms:efile.handling')} ${label.handling}`,
  };
}

/** Before the publication nobody was told anything on paper. */
function noticeFiles({
  yearRecord,
  labels,
  signers,
  classifier,
  overrides,
  publishedAt,
  head,
  zone,
}: EFileFacts): Promise<NamedFile>[] {
  if (!publishedAt) return [];
  return labels.map((label, at) => {
    const paper = noticeOf({
      yearRecord,
      label,
      before: labels[at - 1] ?? null,
      signers,
      classifier,
      overrides,
      publishedAt,
      head,
      zone,
    });
    return pdfFile(`e-van-ban-khac/thong-bao-${label.number}.pdf`, 'notice', paper);
  });
}
