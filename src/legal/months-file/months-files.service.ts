import { Inject, Injectable } from '@nestjs/common';
import { Length } from 'class-validator';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import type { Asking } from '../../acts/asking.js';
import { openSigningKey, type SigningKey } from '../../audit/checkpoints/signing-key.js';
import { CONFIG } from '../../config-token.js';
import type { Config } from '../../config.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import type { Actor } from '../../web/actor.js';
import { Day } from '../../web/days.js';
import { Conflict, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { readForm } from '../../web/read-form.js';
import { requireSeen, seenOf } from '../../web/seen.js';
import { cleanText } from '../../web/text.js';
import type { UploadedFile } from '../../web/upload.js';
import { ImportedMonth } from '../means/imported-month.entity.js';
import { coveringForms, liveAbsences, lockCovering, shareRoot } from '../means/month-facts.js';
import { officialToRecord, type PlacedOfficial } from '../means/official-place.js';
import { monthsCovered } from '../periods/span.js';
import { AgencyKey } from './agency-key.entity.js';
import { FILE_MOST, makeMonthsFile, MONTHS_FORMAT, readMonthsFile, sha256, type MonthsPayload } from './months-file.js';
import {
  agencyName,
  importedHashes,
  lockYearsDecided,
  knownKey,
  sendableMonths,
  sentFiles,
  type KnownKey,
} from './months-file.queries.js';
import { ReceivedMonthsFile } from './received-months-file.entity.js';
import { SentMonthsFile } from './sent-months-file.entity.js';
import { judgeMonths, type JudgedMonth } from './taking.js';

const FILE_MB = FILE_MOST / 1024 / 1024;
/** Files of one person and year that go out, at most. */
const SENT_MOST = 50;

class SendForm {
  @Length(1, 60, { context: { code: 'legal-periods:issue.document' } })
  documentNumber!: string;

  @Day()
  documentDate!: string;
}

class TakeForm {
  @Length(3, 200, { context: { code: 'legal-periods:issue.file.compared' } })
  comparedWith!: string;
}

/** A received file, read anew, with what would become of each of its months. */
export interface OpenedFile {
  row: Pick<ReceivedMonthsFile, 'id' | 'officialId' | 'year' | 'sha256' | 'fingerprint' | 'takenAt'>;
  official: PlacedOfficial;
  rootId: number;
  payload: MonthsPayload;
  months: JudgedMonth[];
  /** This program's own key. */
  own: boolean;
  known: KnownKey | undefined;
  seen: string;
}

/** "/1/7/" → 1 */
export function rootOf({ unitPath }: PlacedOfficial): number {
  return Number(unitPath.split('/')[1]);
}

/** Decided months go out to another agency as a signed file, and are taken from one, record by record (Điều 19.1). */
@Injectable()
export class MonthsFilesService {
  constructor(
    private readonly acts: Acts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get key(): SigningKey {
    return openSigningKey(this.config.checkpointKeyFile);
  }

  /** Makes and keeps the file; it can be fetched again as it went out. */
  send(actor: Actor, officialId: number, year: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const official = await officialToRecord(act, officialId);
      await shareRoot(act, official.unitId);
      const form = readForm(SendForm, body, act.today);
      if (form.issues) return form.issues;
      const { documentNumber, documentDate } = form.value;
      if (documentDate > act.today) return [{ field: 'documentDate', code: 'legal-periods:issue.future' }];
      const { absent, missing, results } = await sendableMonths(act, officialId, year);
      const refused = (code: string): Issue[] => [
        { field: 'documentNumber', code: `legal-periods:issue.file.${code}`, params: { mb: FILE_MB } },
      ];
      if (results.length === 0) return refused('nothing');
      if ((await sentFiles(act, officialId, year)).length >= SENT_MOST) return refused('many');
      const key = this.key;
      const content = makeMonthsFile(
        {
          format: MONTHS_FORMAT,
          agency: cleanText(await agencyName(act, rootOf(official), act.today)),
          person: { code: official.code, name: cleanText(official.name) },
          ...{ year, document: { number: documentNumber, date: documentDate }, madeAt: act.at.toISOString() },
          ...{ absent, missing, results },
        },
        key,
      );
      if (Buffer.byteLength(content) > FILE_MOST) return refused('large');
      const stated = { officialId, year, documentNumber, documentDate, sha256: sha256(content) };
      const { id } = await act.insert(SentMonthsFile, {
        ...stated,
        ...{ content, fingerprint: key.fingerprint },
        ...act.by,
      });
      const months = results.flatMap((result) => result.months);
      await act.record(`official:${officialId}`, 'months-file.sent', {
        ...{ file: id, year, months, sha256: stated.sha256, key: key.fingerprint },
        ...{ documentNumber, documentDate },
      });
      await act.tell(officialId, 'legal-months-sent', hrefOf(officialId, year), { by: actor.name, year: String(year) });
      return [];
    });
  }

  /** Keeps what came in until it is taken or thrown away; a file for somebody else or another year does not come in. */
  receive(
    actor: Actor,
    officialId: number,
    year: number,
    files: readonly UploadedFile[],
  ): Promise<{ issues: Issue[]; id?: number }> {
    const [file] = files;
    const read = file && files.length === 1 ? readMonthsFile(file.bytes) : null;
    return this.acts.perform(actor, async (act) => {
      const official = await officialToRecord(act, officialId);
      const refused = (code: string, params: object = {}) => ({
        issues: [{ field: 'file', code: `legal-periods:issue.file.${code}`, params: { mb: FILE_MB, ...params } }],
      });
      if (!read) return refused('one');
      if ('fault' in read) return refused(read.fault);
      const { payload, fingerprint } = read;
      const { person, agency } = payload;
      if (!sameName(person.name, official.name)) return refused('person', { of: person.name, here: official.name });
      if (payload.year !== year) return refused('year', { of: payload.year, here: year });
      await act.remove(ReceivedMonthsFile, { officialId, year, takenAt: null });
      const { id } = await act.insert(ReceivedMonthsFile, {
        ...{ officialId, year, content: read.text, sha256: read.sha256, agency, personCode: person.code, fingerprint },
        ...{ uploadedBy: actor.accountId, uploadedAt: act.at },
      });
      return { issues: [], id };
    });
  }

  /** For who may record the person's months; judged as things stand now. */
  async open(on: Asking, id: number): Promise<OpenedFile> {
    const row = await on.find(ReceivedMonthsFile, { id });
    if (!row) throw new NotFound();
    const official = await officialToRecord(on, row.officialId);
    const read = readMonthsFile(Buffer.from(row.content));
    if ('fault' in read) throw new Conflict('months-file-broken');
    const { payload, fingerprint } = read;
    const months = judgeMonths(payload, await standingOf(on, official.id, payload));
    const rootId = rootOf(official);
    return {
      ...{ row, official, rootId, payload, months },
      own: fingerprint === this.key.fingerprint,
      known: await knownKey(on, rootId, fingerprint),
      seen: seenOf(Object.fromEntries(months.map(({ month, verdict, sha256 }) => [month, `${verdict} ${sha256}`]))),
    };
  }

  /** The months that can be taken stand in the year from now on, each with where it came from. */
  take(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const held = await lockReceived(act, id);
      const { row, official, payload, months, seen, ...key } = await this.open(act, id);
      if (held.takenAt) throw act.beaten('months-file-taken', { name: held.by, at: held.takenAt });
      if (await lockYearsDecided(act, official.id, [row.year])) throw new Conflict('legal-year-decided');
      await shareRoot(act, official.unitId);
      await lockCovering(act, official.id, monthsOf(payload));
      requireSeen(body, seen);
      const taken = months.filter(({ verdict }) => verdict === 'take');
      if (taken.length === 0) return [{ field: 'months', code: 'legal-periods:issue.file.none' }];
      const issues = await this.rememberKey(act, { ...key, agency: payload.agency, ...row }, body);
      if (issues.length > 0) return issues;
      await act.update(ReceivedMonthsFile, { id }, { takenBy: actor.accountId, takenAt: act.at });
      await act.insertMany(
        ImportedMonth,
        taken.map(({ month, score, sha256: recordSha256 }) => ({
          ...{ officialId: official.id, month, score, agency: payload.agency.slice(0, 200) },
          ...{ documentNumber: payload.document.number, documentDate: payload.document.date },
          ...{ receivedFileId: id, recordSha256, ...act.by },
        })),
      );
      await act.record(`official:${official.id}`, 'months-file.taken', {
        ...{ file: id, year: row.year, months: taken.map(({ month }) => month), agency: payload.agency },
        ...{ personCode: payload.person.code, sha256: row.sha256, key: row.fingerprint },
      });
      await act.tell(official.id, 'legal-months-taken', hrefOf(official.id, row.year), {
        ...{ by: actor.name, agency: payload.agency, count: taken.length, year: String(row.year) },
      });
      return [];
    });
  }

  /** What was not taken is thrown away. */
  async discard(actor: Actor, id: number): Promise<{ officialId: number; year: number }> {
    return this.acts.perform(actor, async (act) => {
      const { officialId, year, takenAt, by } = await lockReceived(act, id);
      await officialToRecord(act, officialId);
      if (takenAt) throw act.beaten('months-file-taken', { name: by, at: takenAt });
      await act.remove(ReceivedMonthsFile, { id });
      return { officialId, year };
    });
  }

  /** A key that nobody here knows is compared by telephone first; who read it at the other end is kept with it. */
  private async rememberKey(
    act: Act,
    {
      own,
      known,
      rootId,
      fingerprint,
      agency,
    }: Pick<OpenedFile, 'own' | 'known' | 'rootId'> & { fingerprint: string; agency: string },
    body: unknown,
  ): Promise<Issue[]> {
    if (own || known) return [];
    const form = readForm(TakeForm, body);
    if (form.issues) return form.issues;
    const { comparedWith } = form.value;
    const { id } = await act.insert(AgencyKey, { rootUnitId: rootId, fingerprint, agency, comparedWith, ...act.by });
    await act.record(`unit:${rootId}`, 'agency-key.known', { key: id, fingerprint, agency, comparedWith });
    return [];
  }
}

interface Locked {
  officialId: number;
  year: number;
  takenAt: Date | null;
  by: string;
}

async function lockReceived(act: Act, id: number): Promise<Locked> {
  const row = await act.one<Locked>(
    `select r.official_id as "officialId", r.year, r.taken_at as "takenAt", a.display_name as by
     from received_months_files r left join accounts a on a.id = r.taken_by where r.id = $1 for update of r`,
    [id],
  );
  if (!row) throw new NotFound();
  return row;
}

async function standingOf(on: Asking, officialId: number, payload: MonthsPayload) {
  const months = monthsOf(payload);
  const own = (await coveringForms(on, officialId, months)).filter(
    (form) => isLaw(form.edition) && form.status !== 'absent',
  );
  return {
    today: on.today,
    own: own.flatMap((form) => monthsCovered(form.month, form.span)),
    absent: await liveAbsences(on, officialId, months),
    imported: await importedHashes(on, officialId, months),
  };
}

function monthsOf({ results }: MonthsPayload): string[] {
  return results.flatMap(({ months }) => months);
}

function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  return plain(one) === plain(other);
}

function hrefOf(officialId: number, year: number): string {
  return `/legal/officials/${officialId}/${year}`;
}
