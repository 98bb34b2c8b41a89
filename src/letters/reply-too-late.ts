// The letter about a reply that nothing could be made of, since its visit is closed: and who hears of a call for help.
import type { Scene } from '../school/scene';
import type { School } from '../school/school';
import { type Content, callout, type Params, paragraph, quote, when } from './content';

/** Nobody may believe that a reply did something when it did not. `call`: they wrote for help; who, and their number. */
export function replyTooLate(_school: School, scene: Scene, { ref = '', words = '', call = '' }: Params): Content {
  const { officePhone } = scene.school.settings;
  return {
    subject: call === '' ? `Your reply was NOT used (${ref})` : `${call} wrote for help: ring them now (${ref})`,
    tone: 'alarm',
    band: call === '' ? 'REPLY NOT USED' : 'CALL FOR HELP',
    title: call === '' ? 'Nothing was done with your reply' : `Ring ${call} now`,
    blocks: [
      paragraph(
        call === ''
          ? 'What that mail was about is closed, or your words could not be worked out. If something is still to be done, ring the school office.'
          : `It came in reply to a mail about ${ref}, and no alarm could be raised by it: none runs. The school office and the safeguarding lead have this mail.`,
      ),
      ...when(officePhone !== '', paragraph(`School office: ${officePhone}`)),
      ...when(words !== '', quote('Written', words)),
      callout('alarm', 'In danger? Call 999'),
    ],
  };
}
