/** The mapping form as the page shows it, to be posted as a browser would. */
export function mappingFields(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, id] of text.matchAll(/type="checkbox" id="(s\d+-\w+)"[^>]* checked/g)) fields[id!] = 'yes';
  for (const [, name, value] of text.matchAll(/name="(s\d+-header|standardPoints)" type="text" value="([^"]*)"/g))
    fields[name!] = value!;
  for (const [, name, body] of text.matchAll(/<select[^>]*name="(s\d+-\w+)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name!] = /value="(\d+)" selected/.exec(body!)?.[1] ?? '';
  return fields;
}
