import { JsonNumber, type JsonObject, type JsonValue } from './json/json-value.js';
import { printJson } from './json/print-json.js';
import type { Basis, Scored, ScoredLine } from './record.js';

/** The result as the command prints it, JSON text with every number exact: one object, or an array of them. */
export function toScoredJson(scored: Scored | readonly Scored[]): string {
  const value = 'lines' in scored ? scoredTree(scored) : scored.map(scoredTree);
  return `${printJson(value)}\n`;
}

/** The result as JSON values, in the order it is printed. */
export function scoredTree({ score, exemplarity, lines }: Scored): JsonObject {
  return new Map<string, JsonValue>([
    ['score', score === null ? null : numberOf(score)],
    ['exemplarity', exemplarity === null ? null : numberOf(exemplarity)],
    ['lines', lines.map(lineTree)],
  ]);
}

function lineTree(line: ScoredLine): JsonObject {
  return new Map<string, JsonValue>([
    ['criterion', line.criterion],
    ['points', line.points === null ? null : numberOf(line.points)],
    ['max', numberOf(line.max)],
    ['weight', numberOf(line.weight)],
    ['assessed', line.assessed],
    ['basis', basisTree(line.basis)],
  ]);
}

function basisTree(basis: Basis): JsonObject {
  const members = Object.entries(basis).map(([key, value]): [string, JsonValue] => [
    key,
    key === 'code' ? String(value) : numberOf(String(value)),
  ]);
  return new Map(members);
}

/** Results have up to eight decimals (W) and perhaps zeros at the end (78.00), which a JSON number does without. */
export function numberOf(dec: string): JsonNumber {
  return new JsonNumber(dec.includes('.') ? dec.replace(/\.?0+$/, '') : dec);
}
