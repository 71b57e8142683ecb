import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { parentPort } from 'node:worker_threads';

parentPort.on('message', ({ id, bytes }) => {
  read(bytes).then(
    (pdf) => parentPort.postMessage({ id, pdf }),
    (error) => parentPort.postMessage({ id, error }),
  );
});

async function read(bytes) {
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise;
  const { info, metadata } = await pdf.getMetadata();
  const found = {
    text: '',
    pages: [],
    lang: info.Language ?? null,
    marked: (await pdf.getMarkInfo())?.Marked ?? false,
    title: info.Title ?? String(metadata?.get('dc:title')),
    roles: [],
    alts: [],
  };
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const [, , width = 0, height = 0] = page.view;
    const items = (await page.getTextContent()).items.filter((item) => 'str' in item);
    found.pages.push({
      width,
      height,
      text: items
        .map((item) => item.str + (item.hasEOL ? ' ' : ''))
        .join('')
        .replace(/\s+/g, ' '),
      tops: items.map((item) => ({ text: item.str, fromTop: height - item.transform[5] })),
    });
    walk(await page.getStructTree(), found);
  }
  found.text = found.pages.map((page) => page.text).join(' ');
  await pdf.loadingTask.destroy();
  return found;
}

function walk(node, found) {
  if (!node) return;
  if (node.role) found.roles.push(node.role);
  if (node.alt) found.alts.push(node.alt);
  node.children?.forEach((child) => walk(child, found));
}
