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
  const untyped = !party.collective && !party.headTitle;
  const signedAs = {
    ...party,
    collective: untyped ? committee : party.collective,
    headTitle: party.headTitle || words.say('paper.partySecretary'),
    deputyTitle: party.deputyTitle || words.say('paper.partyDeputy'),
  };
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
        ...signingLines('party', signedAs, partySigner ?? { as: 'head', title: '' }, (key, params) =>
          words.say(key, params),
        )!,
        note: words.say('paper.signName'),
        ...(partySigner ? { name: partySigner.name } : {}),
      },
    ],
    recipients: {
      label: words.say('paper.recipients'),
      items: [words.say('paper.partyAbove'), words.say('paper.partyUnits', { agency }), words.say('paper.partyKept')],
    },
  };
}
