const NOUN_NAMES = ['officials', 'units', 'measures', 'work', 'catalogue'] as const;
export type NounName = (typeof NOUN_NAMES)[number];

export interface ImportArguments {
  noun: NounName;
  file: string;
  unit?: string;
  map?: string;
  /** The login in whose name the file is applied. */
  applyAs?: string;
  /** Every question that a page would ask is answered with yes. */
  yes?: true;
}

export const USAGE =
  'import -- officials|units|measures|work|catalogue FILE [--unit CODE] [--map FILE] [--apply --as LOGIN [--yes]]';

/** What was asked for; undefined where it is not to be understood. */
export function readArguments(argv: readonly string[]): ImportArguments | undefined {
  const words = argv[0] === '--' ? argv.slice(1) : [...argv];
  const options: Record<string, string> = {};
  const names: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === '--apply' || word === '--yes') options[word.slice(2)] = 'yes';
    else if (/^--(unit|map|as)$/.test(word)) {
      const value = words[++at];
      if (value === undefined) return undefined;
      options[word.slice(2)] = value;
    } else if (word.startsWith('--')) return undefined;
    else names.push(word);
  }
  const noun = NOUN_NAMES.find((name) => name === names[0]);
  if (!noun || names.length !== 2 || (options['apply'] !== undefined) !== (options['as'] !== undefined))
    return undefined;
  return {
    noun,
    file: names[1]!,
    ...(options['unit'] === undefined ? {} : { unit: options['unit'] }),
    ...(options['map'] === undefined ? {} : { map: options['map'] }),
    ...(options['as'] === undefined ? {} : { applyAs: options['as'] }),
    ...(options['yes'] === undefined ? {} : { yes: true as const }),
  };
}
