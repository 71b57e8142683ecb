import { deciderWords } from '../../web/decided-by.js';
import { formatMoment } from '../../web/format.js';
import { say } from '../paper/words.js';
import type { NamedFile } from '../zip.js';
import type { EFileFacts } from './e-file.facts.js';
import { recordFile } from './files.js';

const FOLDER = 'e-van-ban-khac';

/** e) what was told when it happened and taken as the objective reason of a mark (Điều 14.2), with its photo as it came. */
export async function obstacleFiles(facts: EFileFacts): Promise<NamedFile[]> {
  const { obstacles, photos, zone } = facts;
  if (obstacles.length === 0) return [];
  const parts = obstacles.map(({ id, happenedOn, text, at, answeredBy, answeredAt }) => ({
    heading: say('forms:efile.obstacleOf', { day: happenedOn }),
    lines: [
      [say('forms:efile.obstacleTold'), formatMoment(at, zone)],
      [say('forms:efile.obstacleConfirmed'), answeredBy ? deciderWords(answeredBy, say) : ''],
      [say('forms:efile.decidedOn'), formatMoment(answeredAt, zone)],
      [
        say('forms:efile.obstaclePhoto'),
        photos.has(id) ? photoName(id, happenedOn, photos.get(id)!.name) : say('forms:efile.obstacleNoPhoto'),
      ],
    ] as const,
    text,
  }));
  return [
    await recordFile(facts, `${FOLDER}/vuong-mac-khach-quan.pdf`, say('forms:efile.obstacles'), parts),
    ...obstacles.flatMap(({ id, happenedOn }) => {
      const photo = photos.get(id);
      return photo ? [{ name: `${FOLDER}/${photoName(id, happenedOn, photo.name)}`, bytes: photo.content }] : [];
    }),
  ];
}

function photoName(id: number, day: string, name: string): string {
  return `vuong-mac-${day}-${id}.${name.split('.').at(-1)}`;
}
