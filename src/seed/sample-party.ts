import { recordActs } from '../acts/record-act.js';
import type { Tx } from '../database/db.js';
import { PartyMember } from '../party/party-member.entity.js';
import type { Place, SampleWard } from './sample-places.js';

const PERSONNEL = 'to-chuc';
/** In each unit so many of so many are Party members in the sample, and whoever leads it. */
const OF = 3;

/** Who is a Party member in the sample, entered at the beginning of the year; the drafts are the reader's to write. */
export async function writePartyMembers(tx: Tx, ward: SampleWard, year: number): Promise<void> {
  const account = ward.accounts[PERSONNEL]!;
  const at = new Date(`${year}-01-10T02:00:00Z`);
  const rows = await tx.insertMany(
    PartyMember,
    ward.places.flatMap((place, n) =>
      membersOf(place).map((officialId) => ({
        officialId,
        fromDate: `${year}-01-01`,
        cell: `Chi bộ ${n + 1}`,
        byAccount: account,
        at,
      })),
    ),
  );
  await recordActs(
    tx,
    { act: 'party-member.entered', account, at },
    rows.map(({ id, officialId, fromDate, cell }) => ({
      chain: `official:${officialId}`,
      detail: { member: id, fromDate, cell },
    })),
  );
}

function membersOf({ members }: Place): number[] {
  return members
    .filter(({ position, login, transferred }, n) => !transferred && (position !== 'member' || login || n % OF !== 0))
    .map(({ officialId }) => officialId);
}
