import type { ReportModel } from './report-model.js';
import type { Issuer, Making } from './report.js';
import { headSignature, type Frame } from './state-layout.js';

/** The layout, header, signature and recipients of a report by who issues it: the agency, or its committee in the Party's layout. */
export function issuedBy(
  { words }: Making,
  issuer: Issuer,
  { seats, agency, parts }: Frame,
): Pick<ReportModel, 'layout' | 'header' | 'signatures' | 'recipients'> {
  const { committee } = seats;
  if (issuer === 'agency' || !committee) {
    return {
      layout: 'state',
      header: parts.header,
      signatures: [headSignature(words, seats, { onBehalfOf: agency, named: false })],
      recipients: parts.recipients,
    };
  }
  return {
    layout: 'party',
    header: {
      agency: committee,
      number: words.say('paper.partyNumber'),
      ...(parts.header.dated ? { dated: parts.header.dated } : {}),
    },
    signatures: [
      {
        prefix: words.say('paper.partyBehalf', { committee: words.capitals(committee) }),
        post: words.capitals(words.say('paper.partySecretary')),
        note: words.say('paper.signName'),
      },
    ],
    recipients: {
      label: words.say('paper.recipients'),
      items: [words.say('paper.partyAbove'), words.say('paper.partyUnits', { agency }), words.say('paper.partyKept')],
    },
  };
}
