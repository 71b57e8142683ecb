/** What the document calls a field, where the machine's name is another. */
const NAMES: Readonly<Record<string, string>> = {
  full_name: 'name',
  unit_code: 'unit',
  from_date: 'from',
  birth_date: 'birth',
  parent_code: 'parent',
};

export function documentName(field: string): string {
  return NAMES[field] ?? field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
