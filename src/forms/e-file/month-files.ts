import { mau01Of } from '../months/month-papers.js';
import { filePeriod, formatMonth, formatNumber } from '../../web/format.js';
import { dayWords, say } from '../paper/words.js';
import type { NamedFile } from '../zip.js';
import type { EFileFacts } from './e-file.facts.js';
import { pdfFile, recordFile } from './files.js';

/** b) every month's form with each of its results, those replaced too: both stay readable. */
export async function monthFiles(facts: EFileFacts): Promise<NamedFile[]> {
  const { head, zone } = facts;
  const files = facts.forms.flatMap((legalForm) =>
    facts.results
      .filter(({ legalFormId: evaluationId }) => evaluationId === legalForm.id)
      .map(async (result) => {
        const name = `b-phieu-thang/mau-01-${filePeriod(legalForm.month, legalForm.span)}-${result.number}`;
        const paper = mau01Of({
          legalForm,
          result,
          seesSelf: true,
          ...head,
          zone,
          receipt: facts.monthReceipts.get(result.id),
        });
        return [
          await pdfFile(`${name}.pdf`, 'mau-01', paper),
          { name: `${name}.json`, bytes: Buffer.from(result.recordText) },
        ];
      }),
  );
  return [...(await Promise.all(files)).flat(), ...(await importedFile(facts))];
}

async function importedFile(facts: EFileFacts): Promise<NamedFile[]> {
  if (facts.imported.length === 0) return [];
  const parts = facts.imported.map(({ month, score, agency, documentNumber, documentDate, file }) => ({
    heading: say('forms:efile.monthOf', { month: formatMonth(month) }),
    lines: [
      [say('forms:efile.score'), formatNumber(score, 'vi', 2)],
      [say('forms:efile.scoredBy'), agency],
      [
        say('forms:efile.document'),
        say('forms:efile.numbered', { number: documentNumber, date: dayWords(documentDate) }),
      ],
      ...(file
        ? ([
            [say('forms:months.code'), file.personCode],
            [say('forms:months.key'), file.fingerprint],
            [say('forms:months.record'), file.record.match(/.{8}/g)!.join(' ')],
          ] as const)
        : []),
    ] as const,
  }));
  return [await recordFile(facts, 'b-phieu-thang/diem-noi-cu-gui.pdf', say('forms:efile.imported'), parts)];
}
