// The letters after a visit: its report, a concern, an incident, an accusation, an action that somebody owns.
import { ownerRole, roleName, roleWords } from '../policy/role-names';
import { nameOf, sentence } from '../school/people';
import type { Scene } from '../school/scene';
import { INCIDENT_NOTE } from '../visit/alarmed';
import { isInjury, withIncident } from '../visit/incidents';
import { type Action, isAgainstHead, type Visit } from '../visit/record';
import { isLeadsToDecide } from '../visit/weighing';
import { mayClose } from '../visit/who';
import {
  type Block,
  bullets,
  button,
  type Content,
  callout,
  facts,
  type Kind,
  type Params,
  paragraph,
  quote,
  when,
} from './content';
import { PAPER_LETTERS } from './paperwork';
import { dueWords, goes, incidentTold, mobilesOf, visitFacts } from './visit-parts';
import { answerBy, involvedIn, partyOf, pupilFor, tag, whenWords } from './words';

function reportDue(visit: Visit, scene: Scene, { reportUrl = '' }: Params): Content {
  const mine = goes(visit, scene);
  return {
    subject: `${mine ? 'Please write your visit report' : 'Visit report missing'}: ${tag(visit)}`,
    tone: mine ? 'routine' : 'warning',
    band: `Report, ${dueWords(visit, scene)}: ${visit.ref}`,
    title: mine ? 'Please write your visit report' : `The report is missing: ${partyOf(visit, scene)}`,
    blocks: [
      paragraph(
        mine
          ? 'A few lines while it is fresh: what came of it, whether the child was seen, anything that worries you, what should happen next.'
          : 'They have been reminded. Please see that it is written.',
      ),
      ...when(
        mine,
        button('Write the report', reportUrl, `Open the Visit Report form and give it the reference ${visit.ref}.`),
        callout('warning', 'Worried about a child?', [
          'Do not wait for the form: speak to the safeguarding team now. In danger: 999.',
        ]),
      ),
      visitFacts(visit, scene),
      ...answerBy(scene, { page: 'visit', ref: visit.ref, words: 'See the visit' }).map(quietly),
    ],
  };
}

const quietly = (block: Block): Block => (block.kind === 'button' ? { ...block, quiet: true } : block);

function concern(visit: Visit, scene: Scene): Content {
  const { staff } = scene.school;
  const raised = visit.concern;
  const who = raised ? nameOf(staff, raised.by) : 'A visitor';
  return {
    subject: `CONCERN after a visit: ${tag(visit)}`,
    tone: 'alarm',
    band: 'SAFEGUARDING CONCERN',
    title: `${who} has a concern about ${pupilFor(visit.request.pupil, scene, involvedIn(visit))}`,
    blocks: [
      quote(`${who}${raised ? `, ${whenWords(raised.at, scene.now)}` : ''}`, raised?.words ?? ''),
      paragraph('Please talk it over with them today. If the child is in danger now: 999.'),
      ...takeIt(visit, scene),
      visitFacts(visit, scene),
      facts([
        ['Reason', visit.request.reason],
        ['Child seen', seenWords(visit)],
        ['Outcome', visit.report?.outcome ?? ''],
      ]),
      ...mobilesOf(visit, scene),
      paragraph('Until somebody has this, it is sent again, and to more people.'),
    ],
  };
}

/** Whether the child was seen, and by whom (X-23). */
export function seenWords(visit: Visit): string {
  if (!visit.report) return '';
  const { childSeen, seenBy } = visit.report;
  return childSeen ? `Yes${seenBy === '' ? '' : ` (${seenBy})`}` : 'No';
}

const takeIt = (visit: Visit, scene: Scene): Block[] =>
  answerBy(scene, {
    page: 'visit',
    ref: visit.ref,
    words: 'I have this',
    byPhone: 'To say that you have this',
    replies: [['acknowledge', 'I have read this and am dealing with it']],
  });

function incident(of: Visit, scene: Scene, params: Params): Content {
  const visit = withIncident(of, params.incident);
  const sort = visit.incident?.sort ?? 'Incident';
  const hurt = visit.incident !== null && isInjury(visit.incident);
  return {
    subject: `INCIDENT on a visit: ${sort.toLowerCase()}, ${visit.ref}`,
    tone: 'alarm',
    band: 'INCIDENT',
    title: `${sort} on a visit by ${partyOf(visit, scene)}`,
    blocks: [
      ...incidentTold(visit, scene),
      ...takeIt(visit, scene),
      ...when(
        hurt,
        callout('warning', 'Two actions are open until each is done', [
          'The injury at work record',
          'Support for the staff concerned',
        ]),
      ),
      visitFacts(visit, scene),
      ...mobilesOf(visit, scene),
    ],
  };
}

/**
 * An accusation against staff: to the headteacher, who gives the advice; told to nobody else (SPT-12). Against the
 * headteacher: to the chair of governors (NAS-25).
 */
function accusation(of: Visit, scene: Scene, params: Params): Content {
  const visit = withIncident(of, params.incident);
  const chairs = isAgainstHead(visit);
  return {
    subject: `CONFIDENTIAL, for you alone: ${visit.ref}`,
    tone: 'alarm',
    band: 'CONFIDENTIAL',
    title: `An accusation was made against ${chairs ? roleWords('headteacher', scene.policy) : 'a member of staff'}`,
    blocks: [
      ...incidentTold(visit, scene),
      ...takeIt(visit, scene),
      callout('warning', 'What you may want to do', [
        chairs
          ? `You have this as chair of governors. No ${roleName('headteacher', scene.policy)} has been told, or can open it.`
          : 'Give the member of staff advice today. They have been told to ask you.',
        'Follow the policy on allegations against staff. Ring the local authority’s designated officer within one working day.',
        'Do not question anybody yet. Keep this to those who must know; please do not forward it.',
      ]),
      ...when(!chairs, visitFacts(visit, scene)),
      ...mobilesOf(visit, scene),
    ],
  };
}

/** The action that the letter is about; without one, the reader's own open ones. */
function actionsOf(visit: Visit, scene: Scene, { action = '' }: Params): Action[] {
  const named = visit.actions.filter(({ id }) => id === action);
  return named.length > 0
    ? named
    : visit.actions.filter(({ owner, done }) => done === null && owner === scene.reader.email);
}

/** The role that alone marks it done was on the visit itself, and the reader does it for them (WLS-21). */
const standsIn = (visit: Visit, action: Action, { reader, school }: Scene): boolean =>
  !reader.roles.some((role) => role === action.closes) && mayClose(visit, action, reader.email, school);

const ownerWords = (owner: string, scene: Scene): string =>
  owner.includes('@') ? nameOf(scene.school.staff, owner) : `the ${ownerRole(owner, scene.policy) ?? owner}`;

function actionLetter(visit: Visit, scene: Scene, params: Params, late: boolean): Content {
  const found = actionsOf(visit, scene, params);
  const mine = found.some(
    (action) =>
      action.owner === scene.reader.email ||
      scene.reader.roles.some((r) => r === action.owner) ||
      (action.closes !== undefined && standsIn(visit, action, scene)),
  );
  const one = found[0];
  const due = one ? whenWords(one.due, scene.now) : '';
  return {
    subject: `${late ? 'Action due' : 'An action for you'}: ${tag(visit)}`,
    tone: late ? 'warning' : 'routine',
    band: `${late ? 'Action due' : 'Action'}: ${visit.ref}`,
    title: late
      ? `Still to be done${due === '' ? '' : `: due ${due}`}`
      : `For you to do${due === '' ? '' : ` by ${due}`}`,
    blocks: [
      bullets(found.map(({ what }) => what)),
      ...when(
        mine && found.some(({ what }) => what.startsWith(INCIDENT_NOTE)),
        button(
          'Write it: the incident form',
          params.incidentUrl ?? '',
          `Open the incident form and give it the reference ${visit.ref}.`,
        ),
      ),
      ...when(
        one?.area !== undefined && mine && !one.owner.includes('@'),
        paragraph(`Nobody is named for ${one?.area} in Settings, so it has come to you.`),
      ),
      ...when(
        one?.closes !== undefined && !standsIn(visit, one, scene),
        paragraph(`${sentence(`the ${ownerRole(one?.closes ?? '', scene.policy)}`)} marks it done, and nobody else.`),
      ),
      ...when(!mine && one !== undefined, paragraph(`It is with: ${ownerWords(one?.owner ?? '', scene)}.`)),
      ...answerBy(
        scene,
        found.some((action) => mayClose(visit, action, scene.reader.email, scene.school))
          ? { page: 'actions', ref: visit.ref, words: 'Mark it done', byPhone: 'To mark it done' }
          : { page: 'actions', ref: visit.ref, words: 'See it in To do' },
      ),
      facts([
        ['Area', one?.area ?? ''],
        ['From the visit', visit.ref],
        ['Pupil', pupilFor(visit.request.pupil, scene, involvedIn(visit))],
      ]),
    ],
  };
}

/** After the visit: who reads each letter, and what it wants to know. */
export const AFTER_LETTERS = {
  ...PAPER_LETTERS,
  'report due': { urgent: false, readers: 'visitors; then safeguarding', params: ['reportUrl'], write: reportDue },
  concern: {
    urgent: true,
    readers: 'safeguarding lead, then further',
    instead: (visit) => (isLeadsToDecide(visit) && !visit.report ? 'decide what next' : undefined),
    write: concern,
  },
  incident: { urgent: true, readers: 'headteacher', params: ['incident'], write: incident },
  accusation: {
    urgent: true,
    readers: 'headteacher; against whom it is the chair',
    params: ['incident'],
    write: accusation,
  },
  action: {
    urgent: false,
    readers: 'its owner',
    params: ['action', 'incidentUrl'],
    write: (visit: Visit, scene: Scene, params: Params): Content => actionLetter(visit, scene, params, false),
  },
  'action due': {
    urgent: false,
    readers: 'its owner; then the safeguarding lead',
    params: ['action', 'incidentUrl'],
    write: (visit: Visit, scene: Scene, params: Params): Content => actionLetter(visit, scene, params, true),
  },
} satisfies Record<string, Kind<Visit>>;
