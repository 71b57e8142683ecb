import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Length } from 'class-validator';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { paged, pageNumber } from '../web/paging.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { chosenAgency } from './agency.js';
import { DIALOGUE, promiseRows, readDialogue, type DialogueForm } from './dialogue.form.js';
import { dialogueChoices, dialogueTotals, listDialogues, placesLed, promisesOf } from './dialogues.queries.js';
import { DialoguesService } from './dialogues.service.js';
import type { SameText } from './same.js';

const SIZE = 30;

class WithdrawalForm {
  @Length(10, 1000, { context: { code: 'evaluations:fault.length' } })
  reason!: string;
}

/** Direct dialogues: listed for the agency by unit and month, recorded and taken back by the leader who held them. */
type TypedDialogue = TypedIn<Omit<DialogueForm, 'unitId' | 'promises'>, 'unit'>;

@Controller('dialogues')
@Allow('official')
export class DialoguesController {
  constructor(private readonly dialogues: DialoguesService) {}

  @Get()
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async list(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Page> {
    const { agency, all } = await chosenAgency(asking, query['agency']);
    const choices = await dialogueChoices(asking, agency.path);
    const unit = choices.units.find(({ id }) => String(id) === query['unit']);
    const month = choices.months.find((each) => each === query['month']);
    const filter = { rootPath: agency.path, unitId: unit?.id ?? null, month: month ?? null };
    const at = pageNumber(query['page']);
    const [rows, totals] = await Promise.all([
      listDialogues(asking, filter, SIZE, (at - 1) * SIZE),
      dialogueTotals(asking, filter),
    ]);
    const mayRecord =
      asking.actor.officialId !== null && (await placesLed(asking, asking.actor.officialId, asking.today)).length > 0;
    return page(
      'commitments/dialogues',
      {
        agency,
        agencies: all.length > 1 ? all.map((each) => ({ ...each, current: each.id === agency.id })) : [],
        dialogues: rows.map((row) => ({ ...row, mine: row.leaderId === asking.actor.officialId })),
        totals,
        mayRecord,
        units: choices.units.map(({ id, name }) => ({ value: String(id), text: name })),
        months: choices.months.map((each) => ({ value: each, text: each.split('-').reverse().join('/') })),
        chosen: { unit: unit ? String(unit.id) : '', month: month ?? '' },
        any: choices.months.length > 0,
        paging: paged(
          '/dialogues',
          { agency: query['agency'] as string | undefined, unit: unit && String(unit.id), month },
          at,
          SIZE,
          totals.total,
        ),
      },
      'commitments:dialogue.title',
    );
  }

  @Get('new')
  async form(@CurrentAsking() asking: Asking): Promise<Page> {
    return this.newPage(asking, {});
  }

  @Post()
  async record(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const typed = tidy(body);
    if (typed['go'] === 'add') return this.newPage(asking, typed, 3);
    const form = readDialogue(body, asking.today);
    if (form.issues) return (await this.newPage(asking, typed)).withIssues(form.issues);
    const result = await this.dialogues.record(asking.actor, form.value, typed['anyway'] === 'yes');
    if ('same' in result)
      return (await this.newPage(asking, typed, 1, result.same)).withIssues([
        { field: 'anyway', code: 'commitments:issue.anyway' },
      ]);
    return redirect(`/dialogues/${result.id}`, 'commitments:flash.recorded', { count: form.value.promises.length });
  }

  @Get(':id')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id, {});
  }

  @Post(':id/withdrawal')
  async withdraw(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(WithdrawalForm, body);
    if (form.issues) return (await this.page(asking, id, tidy(body))).withIssues(form.issues);
    await this.dialogues.withdraw(asking.actor, id, form.value.reason);
    return redirect(`/dialogues/${id}`, 'commitments:flash.withdrawn');
  }

  private async page(asking: Asking, id: number, typed: TypedIn<WithdrawalForm>): Promise<Page> {
    const dialogue = await this.dialogues.read(asking.actor, id);
    const mine = dialogue.leaderId === asking.actor.officialId;
    const today = asking.today;
    const promises = (await promisesOf(asking, id)).map((each) => ({
      ...each,
      state: each.kept === null ? (each.dueOn < today ? 'late' : 'open') : each.kept ? 'kept' : 'broken',
    }));
    return page(
      'commitments/dialogue',
      { dialogue, promises, mayWithdraw: mine && dialogue.withdrawnAt === null, typed },
      'commitments:dialogue.one',
      { day: dialogue.heldOn.split('-').reverse().join('/') },
    );
  }

  private async newPage(asking: Asking, typed: TypedDialogue, empty = 1, same: SameText[] = []): Promise<Page> {
    const places = await this.dialogues.placesOf(asking.actor);
    const today = asking.today;
    return page(
      'commitments/dialogue-new',
      {
        places: places.length > 1 ? places.map(({ id, name }) => ({ value: String(id), text: name })) : [],
        place: places[0],
        typed: { unit: String(places[0]!.id), heldOn: today, ...typed },
        promises: promiseRows(typed, empty),
        same,
        full: promiseRows(typed, empty).length >= DIALOGUE.promises,
        most: DIALOGUE.promises,
      },
      'commitments:dialogue.new',
    );
  }
}
