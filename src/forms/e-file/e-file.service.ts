import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { yearMonthsOf } from '../../legal/means/means.js';
import { legalSheetsOf } from '../../legal/sheets/legal-sheet.queries.js';
import { legalResultsOf } from '../../legal/sheets/legal-results.queries.js';
import { SettingsService } from '../../units/settings.service.js';
import { form02Months } from '../../years/forms02/form02-months.js';
import { findMeeting, spokenOf } from '../../years/meetings/meetings.queries.js';
import { opinionsOf } from '../../years/opinions/opinions.queries.js';
import type { YearSheet } from '../../years/year-sheet.queries.js';
import { mau01Of } from '../months/month-papers.js';
import type { PaperAgency } from '../paper/papers.js';
import { renderForm } from '../paper/render-form.js';
import { say } from '../paper/words.js';
import { mau02Of, minutesOf } from '../years/year-papers.js';
import { hashList, zipOf, type NamedFile } from '../zip.js';

const MONTHS = 36;

/** The electronic file of a person's year (Điều 24.2): one ZIP, its list of hashes last. */
@Injectable()
export class EFileService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: SettingsService,
  ) {}

  async make(sheet: YearSheet): Promise<Buffer> {
    const settings = await this.settings.all(sheet.rootUnitId);
    const agency: PaperAgency = { name: settings.agency || sheet.usingUnitName, ...(settings['agency-above'] ? { above: settings['agency-above'] } : {}) };
    const files = [
      ...(await this.minutes(sheet, agency, settings.place)),
      ...(await this.months(sheet, agency, settings.place)),
      await this.form02(sheet, agency, settings.place),
      ...(await this.opinion(sheet)),
      ...(await this.petitions(sheet)),
    ];
    return zipOf([...files, { name: 'danh-muc.csv', bytes: Buffer.from(hashList(files)) }]);
  }

  /** a) the adopted minutes in which the person was spoken of. */
  private async minutes(sheet: YearSheet, agency: PaperAgency, place: string): Promise<NamedFile[]> {
    const rows = await this.db.rows<{ id: number }>(
      'select m.id from meetings m join meeting_opinions o on o.meeting_id = m.id where o.year_sheet_id = $1 and m.adopted_at is not null order by m.id', [sheet.id],
    );
    const files: NamedFile[] = [];
    for (const { id } of rows) {
      const meeting = (await findMeeting(this.db, id))!;
      const people = (await spokenOf(this.db, id)).filter((person) => person.sheetId === sheet.id);
      files.push({ name: `a-bien-ban/bien-ban-${meeting.heldOn}-${id}.pdf`, bytes: await renderForm('minutes', 'pdf', minutesOf({ meeting, people, agency, place })) });
    }
    return files;
  }

  /** b) every month's form with its results, those replaced too: both stay readable. */
  private async months(sheet: YearSheet, agency: PaperAgency, place: string): Promise<NamedFile[]> {
    const forms = (await legalSheetsOf(this.db, sheet.officialId, 'nd-335-2025', MONTHS)).filter(({ month }) => month.startsWith(`${sheet.year}-`));
    const files: NamedFile[] = [];
    for (const form of forms.reverse()) {
      for (const result of (await legalResultsOf(this.db, form.id)).reverse()) {
        const paper = mau01Of({ sheet: form, result, seesSelf: true, agency, place, zone: this.clock.zone });
        const name = `b-phieu-thang/mau-01-${form.month}-${result.number}`;
        files.push({ name: `${name}.pdf`, bytes: await renderForm('mau-01', 'pdf', paper) }, { name: `${name}.json`, bytes: Buffer.from(result.recordText) });
      }
    }
    const places = (await yearMonthsOf(this.db, [sheet.officialId], sheet.year)).get(sheet.officialId) ?? [];
    const imported = places.filter(({ source }) => source === 'imported');
    return imported.length === 0 ? files : [...files, { name: 'b-phieu-thang/diem-noi-cu-gui.json', bytes: json(imported.map(({ month, score }) => ({ month, score }))) }];
  }

  /** c) Mẫu số 02. */
  private async form02(sheet: YearSheet, agency: PaperAgency, place: string): Promise<NamedFile> {
    const months = await form02Months(this.db, sheet.officialId, sheet.year);
    const bytes = await renderForm('mau-02', 'pdf', mau02Of({ sheet, months, kinds: true, agency, place, zone: this.clock.zone }));
    return { name: `c-mau-02-${sheet.year}.pdf`, bytes };
  }

  /** d) what the Party committee wrote, the newest last. */
  private async opinion(sheet: YearSheet): Promise<NamedFile[]> {
    const opinions = await opinionsOf(this.db, sheet.id);
    if (opinions.length === 0) return [];
    const text = opinions.reverse().map((opinion) => `${opinion.committee}, ${opinion.by}, ${opinion.at.toISOString()}\n${opinion.text}\n`).join('\n');
    return [{ name: 'd-nhan-xet-cap-uy.txt', bytes: Buffer.from(`${say('forms:efile.opinion')}\n\n${text}`) }];
  }

  /** đ) petitions on months and on the label, with their answers. */
  private async petitions(sheet: YearSheet): Promise<NamedFile[]> {
    const rows = await this.db.rows(
      `select 'month' as about, s.month, p.received_on as "receivedOn", p.due_on as "dueOn", p.reason, p.outcome, p.decided_at as "decidedAt", p.decision_reason as "decisionReason"
         from legal_petitions p join legal_sheets s on s.id = p.sheet_id where s.official_id = $1 and left(s.month, 4) = $2::text
       union all
       select 'year', null, p.received_on, p.due_on, p.reason, p.outcome, p.decided_at, p.decision_reason from label_petitions p where p.year_sheet_id = $3
       order by 3`,
      [sheet.officialId, String(sheet.year), sheet.id],
    );
    const labels = await this.db.rows(
      'select number, kind, label, mean, reasons, decision_number as "decisionNumber", reason, at from labels where year_sheet_id = $1 order by number', [sheet.id],
    );
    return [
      ...(rows.length === 0 ? [] : [{ name: 'dd-kien-nghi.json', bytes: json(rows) }]),
      ...(labels.length === 0 ? [] : [{ name: 'e-quyet-dinh-xep-loai.json', bytes: json(labels) }]),
    ];
  }
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
