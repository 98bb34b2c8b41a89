// The letter that answers a reply which could not be used: nothing was done, why, and what to do instead.
import type { Outing } from '../outing/record';
import type { Scene } from '../school/scene';
import type { Visit } from '../visit/record';
import { type Content, callout, type Kind, type Params, paragraph, quote, when } from './content';
import { answerBy } from './words';

/** Nobody may believe that a reply did something when it did not. */
function replyNotUsed(record: Visit | Outing, scene: Scene, { why = '', words = '' }: Params): Content {
  return {
    subject: `Your reply was NOT used (${record.ref})`,
    tone: 'alarm',
    band: 'REPLY NOT USED',
    title: 'Nothing was done with your reply',
    blocks: [
      ...when(why !== '', paragraph(why)),
      ...answerBy(scene, {
        page: record.kind,
        ref: record.ref,
        words: 'Do it on the page',
        byPhone: 'To have it done',
      }),
      ...when(words !== '', quote('You wrote', words)),
      callout('alarm', 'In danger? Call 999'),
    ],
  };
}

/** Letters that a visit and an outing share. */
export const REPLY_LETTERS = {
  'reply not used': { urgent: true, readers: 'who sent the reply', params: ['why', 'words'], write: replyNotUsed },
} satisfies Record<string, Kind<Visit | Outing>>;
