import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  text: string;
  pages: { width: number; height: number; text: string; tops: { text: string; fromTop: number }[] }[];
  lang: string | null;
  marked: boolean;
  title: string;
  roles: string[];
  alts: string[];
}

interface TreeNode {
  role?: string;
  alt?: string;
  children?: TreeNode[];
}

/** What a reader program finds in a PDF. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const read: ReadPdf = { text: '', pages: [], lang: null, marked: false, title: '', roles: [], alts: [] };
  const { info, metadata } = await pdf.getMetadata();
  read.lang = (info as { Language?: string }).Language ?? null;
  read.title = (info as { Title?: string }).Title ?? String(metadata?.get('dc:title'));
  read.marked = ((await pdf.getMarkInfo()) as { Marked?: boolean } | null)?.Marked ?? false;
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const [, , width = 0, height = 0] = page.view;
    const items = (await page.getTextContent()).items.flatMap((item) => ('str' in item ? [item] : []));
    const text = items
      .map((item) => item.str + (item.hasEOL ? ' ' : ''))
      .join('')
      .replace(/\s+/g, ' ');
    read.pages.push({
      width,
      height,
      text,
      tops: items.map((item) => ({ text: item.str, fromTop: height - item.transform[5] })),
    });
    walk((await page.getStructTree()) as TreeNode | null, read);
  }
  read.text = read.pages.map((page) => page.text).join(' ');
  await pdf.loadingTask.destroy();
  return read;
}

function walk(node: TreeNode | null, read: ReadPdf): void {
  if (!node) return;
  if (node.role) read.roles.push(node.role);
  if (node.alt) read.alts.push(node.alt);
  node.children?.forEach((child) => walk(child, read));
}
