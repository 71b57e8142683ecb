/** What is to be done at the end of a bundle, when all of its files are through. */
const works: (() => Promise<void>)[] = [];

export function atEnd(work: () => Promise<void>): void {
  works.push(work);
}

export async function finish(): Promise<void> {
  for (const work of works) await work();
}
