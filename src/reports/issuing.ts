import type { ReportModel } from './report-model.js';
import type { Issuer, Making } from './report.js';
import { signingLines } from '../units/paper-signing.js';
import { headSignature, placeAndDate, type Frame } from './state-layout.js';

/** The layout, header, signature and recipients of a report by who issues it: the agency, or its committee in the Party's layout. */
export function issuedBy(
  making: Making,
  issuer: Issuer,
  frame: Frame,
): Pick<ReportModel, 'layout' | 'header' | 'official' | 'signatures' | 'recipients'> {
  const { words } = making;
  const { seats, agency, party, parts } = frame;
  const { committee, partySigner } = seats;
  if (issuer === 'agency' || !committee) {
    return {
      layout: 'state',
      header: parts.header,
      signatures: [headSignature(words, frame, agency)],
      recipients: parts.recipients,
    };
  }
  return {
    layout: 'party',
    ...(party.name ? { official: party.name } : {}),
    header: {
      ...(party.above ? { above: party.above } : {}),
      agency: party.name || committee,
      number: party.suffix
        ? words.say('paper-names:partyNumber', { suffix: party.suffix })
        : words.say('paper.partyNumber'),
      ...(parts.header.dated ? { dated: party.place ? placeAndDate(making, party.place) : parts.header.dated } : {}),
    },
    signatures: [
      {
        ...((partySigner && signingLines('party', party, partySigner, (key, params) => words.say(key, params))) ?? {
          prefix: words.say('paper.partyBehalf', { committee: words.capitals(committee) }),
          post: words.capitals(words.say('paper.partySecretary')),
        }),
        note: words.say('paper.signName'),
        ...(partySigner && (partySigner.as === 'head' || party.headTitle || party.collective)
          ? { name: partySigner.name }
          : {}),
      },
    ],
    recipients: {
      label: words.say('paper.recipients'),
      items: [words.say('paper.partyAbove'), words.say('paper.partyUnits', { agency }), words.say('paper.partyKept')],
    },
  };
}
