// The letters about what must be on paper after a visit: CPOMS or wherever it is kept, minutes and their copies, incidents.
import { policyOf } from '../policy';
import { roleWords } from '../policy/role-names';
import { nameOf, sentence } from '../school/people';
import type { Scene } from '../school/scene';
import { recordingDue } from '../visit/deadlines';
import { withIncident } from '../visit/incidents';
import { copiesHeld, copiesOwed, FILE } from '../visit/minutes';
import type { Visit } from '../visit/record';
import { placesWords, recordingOwed } from '../visit/recording';
import {
  type Block,
  bullets,
  type Content,
  callout,
  copy,
  facts,
  heading,
  type Kind,
  type Params,
  paragraph,
  quote,
  steps,
  when,
} from './content';
import { cpomsText } from './cpoms';
import { homeVisitForm, minutesCopy } from './documents';
import { dueWords, goes, incidentTold, mobilesOf, visitFacts } from './visit-parts';
import { answerBy, involvedIn, partyOf, pupilFor, tag } from './words';

/** The printed record, to be attached where it is filed. */
function printed(visit: Visit, scene: Scene): { name: string; html: string }[] {
  const { title } = policyOf(visit.policy).document;
  return [{ name: `${visit.ref} ${title}`, html: homeVisitForm(visit, scene.school) }];
}

function textToPaste(visit: Visit, scene: Scene): Block[] {
  return [heading(`Text for ${placesWords(visit)}`), copy(cpomsText(visit, scene.school))];
}

function cpomsDue(visit: Visit, scene: Scene): Content {
  const places = placesWords(visit);
  const { title } = policyOf(visit.policy).document;
  const mine = goes(visit, scene);
  return {
    subject: `${mine ? 'Please log' : 'Not yet logged'} on ${places}: ${tag(visit)}`,
    tone: mine ? 'routine' : 'warning',
    band: `${places}, ${dueWords(visit, scene, recordingDue)}: ${visit.ref}`,
    title: mine ? `Please log this visit on ${places}` : `This visit is not on ${places} yet`,
    blocks: [
      steps([
        `Open ${places} and find the pupil.`,
        `Copy the text below into a new entry, or attach the ${title} that comes with this mail.`,
        'Then tell us it is done:',
      ]),
      ...answerBy(scene, {
        page: 'visit',
        ref: visit.ref,
        // Nothing is on it before there is a report.
        words: visit.report ? `It is on ${places}` : 'Open the visit: its report comes first',
        byPhone: `To say that it is on ${places}`,
      }),
      ...when(!visit.report, callout('warning', 'The visit report is still missing: write it first')),
      ...textToPaste(visit, scene),
    ],
    attachments: printed(visit, scene),
  };
}

/** Who still waits for the minutes, each as something to do (NAS-20, NAS-21). */
function minutesDue(visit: Visit, scene: Scene): Content {
  const mine = goes(visit, scene);
  const owed = copiesOwed(visit);
  const why = visit.report?.copies?.why ?? '';
  const all = owed.map(({ to, at }) =>
    to === FILE ? 'Put the PDF that comes with this mail on the pupil’s file.' : `A copy for ${to}${at && `: ${at}`}`,
  );
  return {
    subject: `${mine ? 'Please file the minutes' : 'Minutes not yet filed'}: ${tag(visit)}`,
    tone: mine ? 'routine' : 'warning',
    band: `Minutes, ${dueWords(visit, scene)}: ${visit.ref}`,
    title: mine ? 'Your minutes are ready to be filed and given' : 'The minutes have not gone everywhere yet',
    blocks: [
      steps([...all, ...(recordingOwed(visit) ? [`What was agreed goes on ${placesWords(visit)}: text below.`] : [])]),
      ...answerBy(scene, {
        page: 'visit',
        ref: visit.ref,
        words: 'Send the copies, say what is done',
        byPhone: 'To say what is done',
      }),
      ...when(why !== '', paragraph(`No copy for the parents: ${why}`)),
      ...copiesHeld(visit).map(({ to }) =>
        paragraph(`The copy for ${to} waits until the safeguarding lead has answered the concern.`),
      ),
      ...when(recordingOwed(visit), ...textToPaste(visit, scene)),
    ],
    attachments: printed(visit, scene),
  };
}

/** To the parents or the authority, outside the school: the minutes, and nothing to open or to answer. */
function minutes(visit: Visit, scene: Scene): Content {
  const { title } = policyOf(visit.policy).document;
  const { officePhone, schoolName } = scene.school.settings;
  return {
    subject: `${title}: ${tag(visit)}`,
    tone: 'routine',
    band: schoolName,
    title,
    blocks: [
      paragraph('The minutes of our visit come with this mail, as a PDF: what was talked about, and what was agreed.'),
      paragraph(
        `Is anything in them not as you remember it? Please ring the school${officePhone && `: ${officePhone}`}.`,
      ),
    ],
    attachments: [{ name: `${visit.ref} ${title}`, html: minutesCopy(visit, scene.school) }],
  };
}

/** To the line manager of whoever was there (CELT-22, SPT-12): to know and to support, with nothing to decide. */
function incidentHeard(of: Visit, scene: Scene, params: Params): Content {
  const visit = withIncident(of, params.incident);
  const sort = visit.incident?.sort ?? 'Incident';
  return {
    subject: `An incident on a visit: ${sort.toLowerCase()}, ${visit.ref}`,
    tone: 'warning',
    band: 'INCIDENT',
    title: `${sort} on a visit by ${partyOf(visit, scene)}`,
    blocks: [
      paragraph(
        `You hear of it as the line manager. Please speak to them today. ${sentence(roleWords('headteacher', scene.policy))} has been told.`,
      ),
      ...incidentTold(visit, scene),
      ...mobilesOf(visit, scene),
    ],
  };
}

/** Recorded by the end of the day, like the visit itself (CELT-22). */
function incidentRecord(of: Visit, scene: Scene, params: Params): Content {
  const visit = withIncident(of, params.incident);
  const places = placesWords(visit);
  const mine = goes(visit, scene);
  return {
    subject: `${mine ? 'Please record the incident' : 'Incident not yet recorded'} on ${places}: ${tag(visit)}`,
    tone: mine ? 'routine' : 'warning',
    band: `Incident, to be recorded: ${visit.ref}`,
    title: mine ? `Please record the incident on ${places}` : `The incident is not on ${places} yet`,
    blocks: [
      paragraph('What happened, what was said about it afterwards, and what was decided.'),
      ...answerBy(scene, {
        page: 'visit',
        ref: visit.ref,
        words: `It is on ${places}`,
        byPhone: `To say that it is on ${places}`,
      }),
      ...incidentTold(visit, scene),
      visitFacts(visit, scene),
    ],
  };
}

/** Something waits that nobody here may read. It says no more than that, since whoever reads this may tell (NAS-25). */
function nameChair(): Content {
  return {
    subject: 'Home Visits needs you today: name the chair of governors',
    tone: 'alarm',
    band: 'HOME VISITS NEEDS YOU',
    title: 'Name the chair of governors in Settings',
    blocks: [
      paragraph('A form is waiting that the chair of governors alone may read, and Home Visits knows no address.'),
      steps([
        'Open the Control spreadsheet, sheet Settings.',
        'Type the chair’s address beside “Chair of governors”.',
        'Add the chair to the sheet Staff as well, with no role: then they can answer on a page.',
      ]),
      paragraph('Please do not ask around what it is about. You are asked again until the address is there.'),
    ],
  };
}

/** A matter beside the visit's reason, for whoever the visitors thought should hear of it (WLS-09). */
function passedOn(visit: Visit, scene: Scene): Content {
  const by = nameOf(scene.school.staff, visit.report?.by ?? '');
  const to = visit.report?.passedOn?.to ?? '';
  return {
    subject: `Passed on to you after a visit: ${tag(visit)}`,
    tone: 'routine',
    band: `Passed on: ${visit.ref}`,
    title: `${by} heard something on a visit that is for you`,
    blocks: [
      quote(`${by}, after the visit`, visit.report?.passedOn?.words ?? ''),
      facts([
        ['Pupil', pupilFor(visit.request.pupil, scene, [...involvedIn(visit), to])],
        ['From the visit', visit.ref],
      ]),
      bullets([`Questions? Ask ${by}.`, 'Worried about the child? Tell the safeguarding team today.']),
    ],
  };
}

/** What is owed on paper: who reads each letter. */
export const PAPER_LETTERS = {
  'cpoms due': { urgent: false, readers: 'visitors; then safeguarding', write: cpomsDue },
  'minutes due': { urgent: false, readers: 'visitors; then safeguarding', write: minutesDue },
  minutes: { urgent: false, readers: 'parents or authority', write: minutes },
  'incident told': { urgent: true, readers: 'line manager', params: ['incident'], write: incidentHeard },
  'incident record': {
    urgent: false,
    readers: 'visitors; then safeguarding',
    params: ['incident'],
    write: incidentRecord,
  },
  'name a chair': { urgent: true, readers: 'administrator', write: nameChair },
  'passed on': { urgent: false, readers: 'whom the report names', write: passedOn },
} satisfies Record<string, Kind<Visit>>;
