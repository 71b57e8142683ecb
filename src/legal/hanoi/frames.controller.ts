import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { IsString, Length } from 'class-validator';
import { frameGroups, frameMost, hanoi3814 } from '../../scoring/editions/hanoi-3814-2018/frame.js';
import { toDec, toUnits } from '../../scoring/decimal.js';
import { isHeadOf } from '../../standing/scopes.js';
import { Day, Month } from '../../web/days.js';
import { Allow, CurrentActor } from '../../web/access.js';
import { hasRoleAt, type Actor } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Lang } from '../../web/labels.js';
import { fieldNumber } from '../../web/numbers.js';
import { readForm, type Body as Fields, type TypedIn } from '../../web/read-form.js';
import { FRAME_BOUNDS, type TypedLine } from './frame.form.js';
import { AUDIENCES, framesUnder, rootIds, type Audience, type Frame } from './frame.queries.js';
import { frameIssues, FramesService } from './frames.service.js';
import { rootsOf } from './frame.queries.js';

class AdoptionForm {
  @IsString()
  @Length(1, 60)
  decisionNumber!: string;

  @Day()
  decisionDate!: string;

  @Month('hanoi:fault.month')
  fromMonth!: string;
}

/** The unit's own sub-criteria under Hanoi's frame: typed in by personnel, adopted by the head of the agency. */
@Controller('legal/frames')
@Allow('official', 'personnel', 'inspector')
export class FramesController {
  constructor(private readonly frames: FramesService) {}

  @Get()
  async list(@CurrentAsking() asking: Asking): Promise<Page> {
    const paths = [
      ...(asking.actor.unit ? [asking.actor.unit.path] : []),
      ...asking.actor.roles.map(({ path }) => path),
    ];
    const roots = await rootsOf(asking, rootIds(paths));
    const frames = await framesUnder(
      asking,
      roots.map(({ path }) => path),
    );
    const editable = roots.filter(({ path }) => hasRoleAt(asking.actor, 'personnel', path));
    return page(
      'hanoi/frames',
      { frames, roots: editable, audiences: AUDIENCES, document: hanoi3814.document },
      'hanoi:frames.title',
    );
  }

  @Post()
  @Allow('personnel')
  async draft(@CurrentActor() actor: Actor, @Body() body: Record<string, unknown>): Promise<Redirect> {
    const root = /^\d{1,9}$/.exec(String(body['root'] ?? ''));
    const audience = AUDIENCES.find((one) => one === body['audience']);
    if (!root || !audience) throw new NotFound();
    return redirect(`/legal/frames/${await this.frames.draft(actor, Number(root[0]), audience as Audience)}`);
  }

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.form(asking.actor, await this.frames.open(asking, id));
  }

  @Post(':id')
  @Allow('personnel')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const { issues, typed } = await this.frames.save(asking.actor, id, body);
    if (issues.length === 0) return redirect(`/legal/frames/${id}`, 'hanoi:flash.saved');
    return this.form(asking.actor, await this.frames.open(asking, id), typed).withIssues(issues);
  }

  @Post(':id/adoption')
  @Allow('head')
  async adopt(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const frame = await this.frames.open(asking, id);
    const form = readForm(AdoptionForm, body, asking.today);
    if (form.issues) return this.form(asking.actor, frame, null, body).withIssues(form.issues);
    const issues = await this.frames.adopt(asking.actor, id, form.value);
    if (issues.length > 0) return this.form(asking.actor, frame, null, body).withIssues(issues);
    return redirect(`/legal/frames/${id}`, 'hanoi:flash.adopted');
  }

  private form(actor: Actor, frame: Frame, typed: TypedLine[] | null = null, given: TypedIn<AdoptionForm> = {}): Page {
    const editable = frame.adoptedAt === null && hasRoleAt(actor, 'personnel', frame.unitPath);
    const groups = frameGroups.map((group) => groupView(frame, group, typed, editable ? actor.lang : null));
    const adoptable = frame.adoptedAt === null && isHeadOf(actor, frame.unitId);
    const open = frameIssues(frame.items).length;
    return page('hanoi/frame', { frame, groups, editable, adoptable, open, given }, 'hanoi:frame.title', {
      number: frame.number,
    });
  }
}

/** `fields`: in which language its points stand in fields; null: they are read. */
function groupView(frame: Frame, group: (typeof frameGroups)[number], typed: TypedLine[] | null, fields: Lang | null) {
  const own = frame.items.filter((item) => item.group === group);
  const lines = typed
    ? typed.filter((line) => line.group === group)
    : own.map(({ text, most }, place) => ({
        ...{ group, place: place + 1, text },
        most: fields === null ? most : fieldNumber(most, fields),
      }));
  const last = Math.max(0, ...lines.map(({ place }) => place));
  const spare = fields
    ? Array.from({ length: Math.min(FRAME_BOUNDS.spare, FRAME_BOUNDS.items - last) }, (_, n) => ({
        group,
        place: last + n + 1,
        text: '',
        most: '',
      }))
    : [];
  const sum = toDec(own.reduce((total, { most }) => total + toUnits(most), 0n));
  return { group, most: frameMost[group], sum, even: sum === frameMost[group], lines: [...lines, ...spare] };
}
