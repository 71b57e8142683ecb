import { dayOf } from '../../clock.js';
import type { Approver } from '../../standing/chain.js';
import { deciderWords } from '../../web/decided-by.js';
import { formatNumber } from '../../web/format.js';
import type { LabelRow } from '../../years/classification/labels.queries.js';
import { shownReasons } from '../../years/classification/reasons.js';
import type { OverrideInForce } from '../../years/year-steps.js';
import type { YearRecord } from '../../years/year-record.queries.js';
import { signingLines, type SignsAs } from '../../units/paper-signing.js';
import type { PaperHead } from '../paper-heads.js';
import { articleWords } from '../paper/article-words.js';
import type { NoticePaper } from '../paper/papers.js';
import { dayWords, say } from '../paper/words.js';
import type { Signer } from './signers.queries.js';

export interface NoticeFacts {
  yearRecord: YearRecord;
  /** The label told of, and the one whose place it took. */
  label: LabelRow;
  before: LabelRow | null;
  signers: readonly Signer[];
  /** Who hears a petition (Điều 22). */
  classifier: Approver;
  overrides: readonly OverrideInForce[];
  publishedAt: Date;
  head: PaperHead;
  zone: string;
}

/** The written notice of a label (Điều 21.1đ, 21.2đ). The number of a decision that the product does not hold stays dotted. */
export function noticeOf({
  yearRecord,
  label,
  before,
  signers,
  classifier,
  overrides,
  publishedAt,
  head,
  zone,
}: NoticeFacts): NoticePaper {
  const signer = signers.find(({ labelId }) => labelId === label.id);
  const replaced = before && label.kind !== 'classification';
  return {
    agency: signer?.officialId ? head.agency : { name: head.agency.above ?? '' },
    number: '',
    place: head.place,
    date: dayOf(label.at > publishedAt ? label.at : publishedAt, zone),
    year: yearRecord.year,
    person: { name: yearRecord.officialName, post: yearRecord.title, unit: yearRecord.unitName },
    label: label.label,
    mean: label.mean === null ? '' : formatNumber(label.mean, 'vi', 2),
    reason: reasonWords(yearRecord.year, label, overrides),
    decision: decisionOf(label, zone),
    ...(replaced
      ? { replaces: { ...decisionOf(before, zone), because: label.kind === 'petition' ? 'petition' : 'found-later' } }
      : {}),
    publicity: say('forms:notice.published', { date: dayWords(dayOf(publishedAt, zone)) }),
    petitionTo: petitionTo(classifier, signers),
    signer: signedBy(signer, yearRecord, head),
    recipients: [say('forms:notice.toPerson'), say('forms:notice.toFile')],
  };
}

/** The lines over the signature, where the signer stands in the agency that issues the notice, or in for its head; they say in whose stead. */
function signedBy(
  signer: Signer | undefined,
  { usingUnitId }: YearRecord,
  { names }: PaperHead,
): NoticePaper['signer'] {
  const title = signer?.post ?? say('forms:notice.announcer');
  if (!signer) return { post: title, name: '' };
  const { by, position, unitId, typed, head } = signer;
  const signing = by.behalf?.unitId === usingUnitId ? by.behalf.signing : undefined;
  const here = unitId === usingUnitId;
  const as = signsAs(here, position, signing);
  const lines = as && signingLines('state', names, { as, title, typed, head }, say);
  return lines ? { ...lines, name: by.name } : { post: title, name: deciderWords(by, say) };
}

/** A deputy of the agency signs for its head; a substitute as the delegation says; nobody else in the head's name. */
function signsAs(
  here: boolean,
  position: Signer['position'],
  signing: 'authorised' | 'ordered' | 'none' | undefined,
): SignsAs | null {
  if (signing === 'none' || (!here && !signing)) return null;
  if (here && position === 'deputy') return 'deputy';
  if (signing) return signing;
  return position === 'head' ? 'head' : 'acting';
}

/** A label given by the year's decision names none of its own, but for one without a working month: there the number gives it. */
function decisionOf(label: LabelRow, zone: string): { number: string; date: string } {
  const own = label.kind === 'replacement' || label.reasons.includes('decided-without-months');
  return {
    number: (own && label.decisionNumber) || '.....',
    date: (own && label.decisionDate) || dayOf(label.at, zone),
  };
}

export function reasonWords(year: number, label: LabelRow, overrides: readonly OverrideInForce[]): string {
  const reasons = shownReasons(year, label.reasons, label.byPoints, label.label).filter(
    ({ code }) => code !== 'by-points',
  );
  const words = reasons.map(({ code, article }) => {
    const named = say(`classification:reason.${code}`) + (article ? ` (${articleWords(article)})` : '');
    const decisions = overrides
      .filter(({ kind }) => code === `override-${kind}`)
      .flatMap(({ relation, decisionNumber, decisionDate }) => [
        ...(relation ? [say(`forms:notice.relation.${relation}`)] : []),
        say('forms:notice.override', { number: decisionNumber, date: dayWords(decisionDate) }),
      ]);
    return [named, ...decisions].join(', ');
  });
  const text = [...words, ...(label.reason ? [label.reason] : [])].map((one) => one.replace(/[.;\s]+$/, '')).join('; ');
  return text && `${text.slice(0, 1).toLocaleUpperCase('vi')}${text.slice(1)}.`;
}

function petitionTo(classifier: Approver, signers: readonly Signer[]): string {
  if (classifier === 'outside') return '';
  const post = signers.find(({ officialId }) => officialId === classifier.officialId)?.post;
  return [classifier.name, post].filter(Boolean).join(', ');
}
