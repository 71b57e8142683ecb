import { filesBelow } from './source.js';

const SAYS = /export function (\w+)\(changes: PostChanges\)/g;
const files = filesBelow('src', '.ts');
const following = files.flatMap(({ text }) => [...text.matchAll(SAYS)].map(([, name]) => name!));
const command = files.find(({ path }) => path === 'src/commands/importing/followers.ts')!.text;

describe('what follows from a change of posts', () => {
  it('is said by a function of each room, nowhere else', () => {
    const calls = files.filter(({ text }) => /\bchanges\.follow\(|\bfollowPosts\((this\.)?changes\b/.test(text));
    expect(calls.filter(({ text }) => text.match(SAYS) === null).map(({ path }) => path)).toEqual([
      'src/rounds/follow-posts.ts',
    ]);
    expect(following.length).toBeGreaterThan(4);
  });

  it.each(following)('%s: a file from the command line has it follow, too', (name) => {
    expect(command.split(/\bfor \(const follow of /)[1]).toMatch(new RegExp(`\\b${name}\\b`));
  });
});
