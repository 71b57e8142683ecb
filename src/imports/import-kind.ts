import type { Rows, Tx } from '../database/db.js';
import type { Issue } from '../web/issues.js';
import type { Actor } from '../web/actor.js';
import type { FoundImport } from './import.queries.js';
import type { ReadFile } from './read-file.js';
import type { Field } from './layout/field.js';
import type { PlanSummary, RowQuestion } from './plan.js';

/** A function of the product that a thread calls: its module's path under src, ending in .js, and its name. */
export interface InThread {
  module: string;
  name: string;
}

/** What an import goes into; `rootUnitId` also says who reads it. */
export interface Target {
  rootUnitId: number;
  legalPeriodId?: number;
  catalogueId?: number;
  yearId?: number;
  /** Each person's own figures: the source they come from, and their month. */
  personSourceId?: number;
  figureMonth?: string;
}

/** The act that the audit gets. */
interface RecordedAct {
  chain: string;
  act: string;
  detail: Record<string, unknown>;
}

export interface Today {
  today: string;
  month: string;
}

/** Who writes, when, in whose name; `progress` says how many rows are done and does not wait for the transaction. */
export interface Applying extends Today {
  tx: Tx;
  actor: Actor;
  /** What the form of the writing says. */
  form: Record<string, unknown>;
  account: number;
  at: Date;
  found: FoundImport;
  progress: (done: number) => Promise<void>;
}

/** What may be said once for all rows of a file that has no such column: one of some choices, a text of so many letters at most, else a day. */
interface Once {
  field: string;
  /** Without it nothing can be imported. */
  needed?: true;
  most?: number;
  /** A label key. */
  hint?: string;
  /** Values as a file may have them, with the label keys of their words. */
  choices?: readonly { value: string; label: string }[];
}

/** So many columns of a worksheet are looked at. */
export const MOST_COLUMNS = 100;

/** A question of one tick (label `imports:asked.<code>`), with what it is about; some of that may be answered otherwise than proposed. */
export interface Asked {
  code: string;
  params: Record<string, unknown>;
  /** Label keys with what they say. */
  items: { key: string; params: Record<string, unknown>; answer?: RowQuestion }[];
  /** How many more there are than are listed. */
  more: number;
  /** A person answered each of them: no tick is asked. */
  settled: boolean;
  /** A choice that nobody has to make, of rows that stay out without it: it has no tick. */
  free?: true;
}

/** What is particular to one noun that comes from files. Everything else is the machine's (`ImportsService`). */
export interface ImportKind {
  code: string;
  /** Where its words stand: what the names of columns and the codes of faults are labels below. */
  words: { column: string; fault: string };
  /** Label keys: of one import's page, of what is chosen beside the file, of a row's two names, and what else is to be said of the file. */
  labels: { title: string; target: string; code: string; name: string; note?: string };
  /** Reads a file in a thread: `(bytes, fileName, …args) => FileRead`; without it as one table by `columns`. */
  reading?(on: Rows, target: Target, zone: string): Promise<{ call: InThread; args: unknown[] }>;
  /** Its columns: they propose, read and make the template. */
  fields: readonly Field[];
  /** What is said beside the columns, kept in the mapping under its name: of a worksheet by a tick, of the file as a number. */
  beside?: {
    ticks: readonly { name: string; label: string }[];
    numbers: readonly {
      name: string;
      label: string;
      hint: string;
      read(typed: string): { value: string; issue?: Issue };
    }[];
  };
  /** A needed field that another one may stand for. */
  instead?: Readonly<Record<string, string>>;
  /** Its plan reads whole worksheets, their titles and sections among them; no column of it is of people. */
  whole?: true;
  /** A file to fill in, of the fields that have an example; `order`: of its columns, where it is not that of the fields. */
  template: { fileName: string; order?: readonly string[] };
  once?: readonly Once[];
  /** Where the words of a column's stored codes stand: labels below it. */
  values?: Readonly<Record<string, string>>;
  /** What is said of a record that would be new: its columns, with the key that each has in the row's `line`. */
  created?: Readonly<Record<string, string>>;
  /** Where what was written is looked at, with a label key. */
  next?: { href: string; text: string };
  target: {
    /** Undefined: no such target for this person (404). */
    find(on: Rows, actor: Actor, id: number): Promise<Target | undefined>;
  };
  mayRead(actor: Actor, found: FoundImport): boolean;
  mayApply(actor: Actor, found: FoundImport): boolean;
  /**
   * Pure: `(rows: TableRow[], facts, file) => PlannedRow[]`, cells by field, or `{ rows, summary }` where more than the actions is counted.
   * A row that is written carries its `line`.
   */
  plan: InThread;
  /** All that the plan reads of the database, as one JSON text in a fixed order; nothing that the file's rows do not name. */
  facts(on: Rows, actor: Actor, found: FoundImport, now: Today): Promise<string>;
  /** Holds what the facts are read from until the transaction ends. */
  lock(tx: Tx, found: FoundImport, actor: Actor): Promise<unknown>;
  /** What is asked before it is written, each answered by a tick. */
  asks?(on: Rows, found: FoundImport, today: Today): Promise<Asked[]>;
  /** Answers whom or what it touched, by id, where other rooms follow it (`ImportsService.serve`). */
  apply(applying: Applying, lines: never[]): Promise<readonly number[] | void>;
  /** The acts of a file that was read, and of one that was planned. */
  read?(found: FoundImport, worksheets: ReadFile['sizes']): RecordedAct;
  checked?(found: FoundImport, summary: PlanSummary): RecordedAct;
  /** Said when it is written. */
  flash?(summary: PlanSummary): { key: string; params?: Record<string, unknown> };
}

/** A kind that comes in at a door (`importsController`), where people choose what the file goes into. */
export interface DoorKind extends ImportKind {
  target: ImportKind['target'] & {
    field: string;
    missing: string;
    items(on: Rows, actor: Actor): Promise<{ value: string; text: string }[]>;
  };
}
