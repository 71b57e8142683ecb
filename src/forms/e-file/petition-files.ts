import { dayOf } from '../../clock.js';
import type { PetitionRow } from '../../petitions/petition.queries.js';
import { formatDate, formatMoment, formatMonth, formatNumber } from '../../web/format.js';
import { say } from '../paper/words.js';
import type { NamedFile } from '../zip.js';
import type { EFileFacts } from './e-file.facts.js';
import { recordFile } from './files.js';

type Line = readonly [string, string];

/** đ) each petition with how it was settled (Điều 22). */
export async function petitionFiles(facts: EFileFacts): Promise<NamedFile[]> {
  const points = (score: string | null) => (score === null ? '' : formatNumber(score, 'vi', 2));
  const months = facts.monthPetitions.map((petition) => {
    const month = formatMonth(petition.month);
    return settled(facts, `dd-kien-nghi/thang-${petition.month}-${petition.id}.pdf`, petition, {
      contested: say('forms:efile.contestedMonth', { month, span: petition.span, score: points(petition.score) }),
      now: points(petition.newScore),
    });
  });
  const labels = facts.labelPetitions.map((petition) =>
    settled(facts, `dd-kien-nghi/xep-loai-${petition.id}.pdf`, petition, {
      contested: say('forms:efile.contestedLabel', { label: say(`forms:band.${petition.contested}`) }),
      now: petition.newLabel ? say(`forms:band.${petition.newLabel}`) : '',
    }),
  );
  return Promise.all([...months, ...labels]);
}

function settled(
  facts: EFileFacts,
  name: string,
  petition: PetitionRow,
  { contested, now }: { contested: string; now: string },
): Promise<NamedFile> {
  const asked: Line[] = [
    [say('forms:efile.contested'), contested],
    [say('forms:efile.filed'), formatMoment(petition.filedAt, facts.zone)],
    [say('forms:efile.received'), formatDate(petition.receivedOn, 'vi')],
    [say('forms:efile.due'), formatDate(petition.dueOn, 'vi')],
    [say('forms:efile.reason'), petition.reason],
  ];
  const decided: Line[] =
    petition.outcome === null
      ? [[say('forms:efile.outcome'), say('forms:efile.open')]]
      : [
          [say('forms:efile.outcome'), say(`forms:efile.was.${petition.outcome}`)],
          [say('forms:efile.now'), now],
          [say('forms:efile.decidedBy'), petition.decidedBy ?? ''],
          [
            say('forms:efile.decidedOn'),
            petition.decidedAt ? formatDate(dayOf(petition.decidedAt, facts.zone), 'vi') : '',
          ],
          [say('forms:efile.why'), petition.decisionReason ?? ''],
        ];
  return recordFile(facts, name, say('forms:efile.petition'), [
    { heading: say('forms:efile.petitionAsked'), lines: asked },
    { heading: say('forms:efile.petitionSettled'), lines: decided },
  ]);
}
