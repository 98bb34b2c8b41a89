// The letter to an agency outside the school that confirms a visit (NAS-11): no page, no button, nothing in confidence.
import { listWords, nameOf, personAt } from '../school/people';
import type { Scene } from '../school/scene';
import { fullDate } from '../time';
import type { Visit } from '../visit/record';
import { type Content, facts, type Params, paragraph } from './content';
import { tag } from './words';

/** Who comes, when, why in the policy's own general words, and the school's number; the pupil by initials alone. */
export function agencyConfirmation(visit: Visit, scene: Pick<Scene, 'school'>, { agency = '' }: Params): Content {
  const { request } = visit;
  const { schoolName, officePhone } = scene.school.settings;
  const to = request.agencies?.find(({ name }) => name === agency);
  const going = request.visitors.map((email) => {
    const job = personAt(scene.school.staff, email)?.job ?? '';
    return job === '' ? nameOf(scene.school.staff, email) : `${nameOf(scene.school.staff, email)} (${job})`;
  });
  const others = request.companions.map(({ name, agency: from }) => `${name} (${from})`);
  const general = request.because && !request.because.other ? request.because.words : 'A visit to the family at home';
  return {
    subject: `Home visit, confirmation: ${tag(visit)}`,
    tone: 'routine',
    band: 'Confirmation of a home visit',
    title: `${schoolName}: a home visit on ${fullDate(request.date)}`,
    blocks: [
      paragraph(
        `${to?.contact ? `Dear ${to.contact}, as` : 'As'} we told you on the phone, staff of our school visit a family with whom you work.`,
      ),
      facts([
        ['Who comes', listWords([...going, ...others])],
        ['When', `${fullDate(request.date)}, ${request.arrive}`],
        ['Why', general],
        ['The pupil', tag(visit)],
      ]),
      paragraph(
        `For whom it is about, and for anything else, please ring us${officePhone === '' ? '' : ` on ${officePhone}`}. Nobody reads replies to this mail.`,
      ),
    ],
  };
}
