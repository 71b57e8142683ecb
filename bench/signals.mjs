import { ISSUE_PLANTS, PLANTED } from './signals/heads.mjs';
import { runSeed } from './signals/seed.mjs';
import { SIGNALS } from '../dist/signals/rules/all-signals.js';

const Z = 1.96;

/** `npm run bench:signals [-- --seeds N --seed FIRST --honest N]`: planted heads among honest ones, a year of them, the same for the same seeds. */
export async function main(argv, { stdout, stderr }) {
  const asked = {
    seeds: numberOf(argv, '--seeds', 100),
    first: numberOf(argv, '--seed', 1),
    honest: numberOf(argv, '--honest', 200),
  };
  if (Object.values(asked).some((value) => value === null)) {
    stderr.write('bench:signals: --seeds, --seed and --honest take whole numbers from 1 to 100000\n');
    return 1;
  }
  const say = (text) => stdout.write(text + '\n');
  say(
    `${asked.honest} honest heads and ${PLANTED.length} planted ones, 12 months, seeds ${asked.first} to ${asked.first + asked.seeds - 1}`,
  );
  for (const line of report(simulate(asked), asked)) say(line);
  return 0;
}

/** What each seed found, without the heads themselves: small enough to keep a hundred of them. */
export function simulate({ seeds, first, honest }) {
  return Array.from({ length: seeds }, (_, at) => found(runSeed(first + at, honest)));
}

function found({ honest, weighed, ever }) {
  const flagged = new Set(
    weighed.filter(({ held, headId }) => held >= 3 && headId < honest).map(({ headId }) => headId),
  );
  const everFlagged = new Set([...ever].map((key) => Number(key.split(' ')[0])).filter((headId) => headId < honest));
  const bySignal = Object.fromEntries(
    SIGNALS.map(({ code }) => {
      const of = weighed.filter((each) => each.code === code);
      return [
        code,
        {
          honest: of.filter(({ held, headId }) => held >= 3 && headId < honest).length / honest,
          places: PLANTED.map((_, n) => placeOf(of, honest + n)),
          raised: PLANTED.map((_, n) => of.some(({ headId, held }) => headId === honest + n && held >= 3)),
        },
      ];
    }),
  );
  return { flagged: flagged.size / honest, everFlagged: everFlagged.size / honest, bySignal };
}

/** 1 for the head who is furthest on; a head about whom nothing is known comes last. */
function placeOf(weighed, headId) {
  const own = weighed.find((each) => each.headId === headId);
  return own ? 1 + weighed.filter(({ strength }) => strength > own.strength).length : Infinity;
}

function report(runs, { seeds }) {
  const lines = ['', 'planted                signal                  in the top three        raised'];
  PLANTED.forEach(({ code, signals }, n) => {
    if (n === ISSUE_PLANTS) lines.push('  for the signals nobody is planted for by the specification:');
    for (const signal of signals) {
      const top = runs.filter(({ bySignal }) => bySignal[signal].places[n] <= 3).length;
      const raised = runs.filter(({ bySignal }) => bySignal[signal].raised[n]).length;
      lines.push(`${code.padEnd(22)} ${signal.padEnd(22)} ${wilson(top, seeds).padEnd(24)} ${wilson(raised, seeds)}`);
    }
  });
  lines.push('', 'honest heads with any flag');
  lines.push(`  after twelve months (over the last six)   ${meanWithInterval(runs.map(({ flagged }) => flagged))}`);
  lines.push(
    `  at any time in the twelve months          ${meanWithInterval(runs.map(({ everFlagged }) => everFlagged))}`,
  );
  lines.push('', 'of them by signal, after twelve months');
  for (const { code, thresholds } of SIGNALS)
    lines.push(
      `  ${code.padEnd(22)} ${meanWithInterval(runs.map(({ bySignal }) => bySignal[code].honest)).padEnd(28)} ${JSON.stringify(thresholds)}`,
    );
  return lines;
}

/** A share with Wilson's interval at 95 %. */
export function wilson(count, of) {
  const p = count / of;
  const middle = (p + (Z * Z) / (2 * of)) / (1 + (Z * Z) / of);
  const half = (Z * Math.sqrt((p * (1 - p)) / of + (Z * Z) / (4 * of * of))) / (1 + (Z * Z) / of);
  return `${percent(p)} (${percent(Math.max(0, middle - half))} to ${percent(Math.min(1, middle + half))})`;
}

function meanWithInterval(shares) {
  const mean = shares.reduce((sum, value) => sum + value, 0) / shares.length;
  const variance = shares.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, shares.length - 1);
  const half = Z * Math.sqrt(variance / shares.length);
  return `${percent(mean)} (${percent(Math.max(0, mean - half))} to ${percent(mean + half)})`;
}

function percent(share) {
  return `${(share * 100).toFixed(2)} %`;
}

function numberOf(argv, name, usual) {
  const at = argv.indexOf(name);
  if (at < 0) return usual;
  return /^[1-9]\d{0,4}$/.test(argv[at + 1] ?? '') ? Number(argv[at + 1]) : null;
}
