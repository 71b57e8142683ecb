import { recordActs } from '../../acts/record-act.js';
import type { Tx } from '../../database/db.js';
import { Conflict } from '../../web/errors.js';
import { changedUnits, shutMonths, type Sets } from './state-act.js';
import { brokenBy, unlikeThen } from './standing-then.js';
import { closedMonths, statedUnits } from './states.queries.js';
import { EVER, stateOn, timelines, type State, type UnitFacts } from './timeline.js';
import { UnitActChange } from './unit-act-change.entity.js';
import { UnitAct } from './unit-act.entity.js';
import { writeStates } from './write-states.js';

export interface ImportedChange {
  unitId: number;
  sets: Partial<Pick<UnitFacts, 'name' | 'kind' | 'parentId'>>;
  /** Without a decision it has been so ever: what another file entered is put right. */
  day: string | null;
  decisionNumber: string | null;
}

interface Importing {
  account: number;
  at: Date;
  today: string;
  importId: number;
}

interface ImportedAct {
  kind: 'rename' | 'move' | 'import';
  unitId: number;
  day: string;
  decisionNumber: string | null;
  change: Sets;
}

/**
 * What a file says otherwise of units that are there: by the decision that was said for it, the acts that their pages state; without one,
 * a tree that is being entered is not renamed by being entered again.
 * @throws {Conflict} `import-units-then` where no tree of any day, or a closed month, allows it; the plan has asked of each row before.
 */
export async function stateImported(tx: Tx, changes: readonly ImportedChange[], importing: Importing): Promise<void> {
  if (changes.length === 0) return;
  await tx.change('lock table units in share row exclusive mode');
  const { beginnings, changes: inForce } = await statedUnits(tx);
  const before = statesOf(timelines(beginnings, inForce));
  const acts = changes.flatMap(actsOf);
  const added = acts.map(({ unitId, day, change }) => ({ unitId, day, sets: change.sets }));
  const after = timelines(beginnings, [...inForce, ...added]);
  if ('code' in after) throw new Conflict('import-units-then');
  const changed = changedUnits(before, after.states);
  const wrong = [
    ...acts.flatMap((act) => unlikeThen(before, after.states, { ...act, changes: [act.change] })),
    ...brokenBy(before, after.states),
    ...shutMonths(await closedMonths(tx), before, after.states, changed),
  ];
  if (wrong.length > 0) throw new Conflict('import-units-then');
  await write(tx, acts, before, importing);
  const now = after.states.filter(({ unitId }) => changed.has(unitId));
  await writeStates(tx, now, [...changed], importing.today);
}

/** A renaming and a move are two acts, as they are on the unit's page. */
function actsOf({ unitId, sets, day, decisionNumber }: ImportedChange): ImportedAct[] {
  const act = (kind: ImportedAct['kind'], set: Sets['sets']): ImportedAct => ({
    ...{ kind, unitId, decisionNumber, day: day ?? EVER },
    change: { unitId, role: 'itself', sets: set },
  });
  if (day === null) return [act('import', sets)];
  const { parentId, ...words } = sets;
  return [
    ...(Object.keys(words).length > 0 ? [act('rename', words)] : []),
    ...(parentId === undefined ? [] : [act('move', { parentId })]),
  ];
}

const SAID = { rename: 'unit.renamed', move: 'unit.moved' } as const;

async function write(
  tx: Tx,
  acts: readonly ImportedAct[],
  before: readonly State[],
  { account, at, importId }: Importing,
): Promise<void> {
  const rows = await tx.insertMany(
    UnitAct,
    acts.map(({ change: _, ...said }) => ({ ...said, reason: null, byAccount: account, at })),
  );
  await tx.insertMany(
    UnitActChange,
    acts.map(({ change, day }, place) => ({ actId: rows[place]!.id, ...change, was: wasOf(before, change, day) })),
  );
  for (const kind of ['rename', 'move'] as const)
    await recordActs(
      tx,
      { act: SAID[kind], account, at },
      acts.flatMap(({ kind: stated, unitId, day, decisionNumber, change }, place) =>
        stated === kind
          ? [
              {
                chain: `unit:${unitId}`,
                detail: {
                  ...{ unitAct: rows[place]!.id, day, decisionNumber, reason: null, changes: [change] },
                  import: importId,
                },
              },
            ]
          : [],
      ),
    );
}

function statesOf(made: ReturnType<typeof timelines>): State[] {
  if ('code' in made) throw new Error(`units do not hang together: ${made.code} at ${made.unitId}`);
  return made.states;
}

function wasOf(before: readonly State[], { unitId, sets }: Sets, day: string): Partial<UnitFacts> {
  const was = stateOn(
    before.filter((state) => state.unitId === unitId),
    day,
  );
  const keys = Object.keys(sets) as (keyof UnitFacts)[];
  return was ? Object.fromEntries(keys.map((key) => [key, was[key]])) : {};
}
