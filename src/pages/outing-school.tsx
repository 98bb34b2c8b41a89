// The outing as school sees it: watcher, office, senior leaders, headteacher. In an alarm, the one right thing stands first.
import { pupilOf } from '../letters/outing-words';
import { carWords, houseTimes } from '../letters/words';
import { attemptWords, leadsSearch } from '../outing/checklist';
import { alarmSince, type Outing } from '../outing/record';
import { isWatcher, seesFamilyPhones } from '../outing/who';
import { nameOf, personAt, unnamed } from '../school/people';
import type { Scene } from '../school/scene';
import { localTime, timeWords } from '../time';
import { Guidance } from './guidance';
import { Danger, FamilyRang, OnBehalf, Police, Reached, Resolve, TriedOther } from './outing-forms';
import { State } from './outing-state';
import { Act, Contacts, Facts, Frame, Log, Panel, Phones, Reveal, Tel } from './parts';
import { RingFamily } from './ring-family';
import { SafeWord } from './safe-word';
import { Checklist } from './search';
import { Spoken999 } from './spoken-999';
import { heldBy, isChased, isOver, turnOf, whoIsOut } from './state';
import type { OutingView } from './view';

/** The one right button, large. */
function RightNow({ view }: { view: OutingView }) {
  const { outing, scene, may } = view;
  const danger = isDanger(outing);
  const { staff } = scene.school;
  const { watcher } = outing;
  switch (turnOf(outing, scene.now)) {
    case 'acknowledge':
      return (
        <Act act="acknowledge" class="go huge">
          I have this
          <small>Stops the ringing for now.{danger ? '' : ' Then ring them.'}</small>
        </Act>
      );
    case 'police':
      return (
        <>
          {!heldBy(outing, scene.now) && (
            <Act act="acknowledge" class="go full">
              I have this
            </Act>
          )}
          <Police outing={outing} urgent />
        </>
      );
    case 'resolve':
      return <Resolve urgent />;
    case 'reach':
      return null;
    default:
      return may.watch && watcher.acceptedAt === null && !isOver(outing) ? (
        <Act act="I'm watching" class="go huge">
          I’m watching
          <small>
            Until they are back, about {localTime(outing.due)}
            {watcher.email !== scene.reader.email &&
              watcher.email !== '' &&
              `; ${nameOf(staff, watcher.email)} was asked`}
          </small>
        </Act>
      ) : null;
  }
}

/** Everyone who is out, each with a number and one tap for what came of ringing it. */
function People({ view }: { view: OutingView }) {
  const { outing, scene } = view;
  const alarm = isChased(outing, scene.now);
  const danger = isDanger(outing);
  const family = seesFamilyPhones(outing, scene.reader.email, scene.school);
  const leads = leadsSearch(scene.reader.email, scene.school);
  const people = [
    ...outing.visitors.map(({ name, mobile }) => ({ name, mobile })),
    ...outing.companions.map(({ name, agency, mobile }) => ({ name: `${name} (${agency})`, mobile })),
  ];
  return (
    <Panel title={alarm && !danger ? 'Ring them' : 'Who is out'}>
      {danger && (
        <p>
          <strong>Do not ring them first.</strong> A ringing phone may make it worse. If they ring you, stay on the
          line.
        </p>
      )}
      {people.map(({ name, mobile }) => (
        <div class="person" key={name}>
          <strong>{name}</strong>
          {alarm && !danger ? (
            <div class="row">
              <Tel phone={mobile} class="button go call">
                Ring {mobile}
              </Tel>
              <Act act="tried to reach" send={{ whom: name, how: `rang ${mobile}`, result: 'no answer' }}>
                No answer
              </Act>
              <Act act="tried to reach" send={{ whom: name, how: `rang ${mobile}`, result: 'left a voicemail' }}>
                Voicemail
              </Act>
            </div>
          ) : (
            <>
              {' '}
              <Tel phone={mobile} />
            </>
          )}
        </div>
      ))}
      {alarm && !danger && <p class="quiet">No answer: ring again after a minute.</p>}
      {alarm && !danger && family && <RingFamily outing={outing} />}
      {alarm && <Reached outing={outing} now={scene.now} />}
      {alarm && !danger && (!leads || isWatcher(outing, scene.reader.email, scene.school)) && (
        <Act act="can't reach" class="red full">
          I can’t reach any of them: tell senior leaders now
        </Act>
      )}
    </Panel>
  );
}

function Stops({ outing, scene }: { outing: Outing; scene: Scene }) {
  const { now } = scene;
  const family = seesFamilyPhones(outing, scene.reader.email, scene.school);
  return (
    <Panel title={outing.stops.length > 1 ? `Where: ${outing.stops.length} stops` : 'Where'}>
      {outing.stops.map((stop, i) => (
        <div class="person" key={stop.visit}>
          {outing.stops.length > 1 && `${i + 1}. `}
          <strong>{stop.address}</strong>
          <Facts
            rows={[
              ['Pupil', `${pupilOf(stop, outing, scene)} (${stop.visit})`],
              ['Planned', houseTimes(stop, now)],
              ['Seeing', unnamed(stop.whomToSee ?? '', stop.pupil)],
              ['Arrived', stop.arrivedAt === null ? '' : timeWords(stop.arrivedAt, now)],
              ['Inside', stop.insideAt === null ? '' : timeWords(stop.insideAt, now)],
              ['Left', stop.leftAt === null ? '' : `${timeWords(stop.leftAt, now)}${stop.how && `, ${stop.how}`}`],
              ['Family', family && stop.familyPhones !== '' ? <Phones text={stop.familyPhones} /> : ''],
            ]}
          />
        </div>
      ))}
    </Panel>
  );
}

function Outward({ view }: { view: OutingView }) {
  const { outing, scene } = view;
  const { staff } = scene.school;
  const { watcher } = outing;
  const mobile = personAt(staff, watcher.email)?.mobile ?? '';
  const accepted = watcher.acceptedAt === null ? 'has not said “I’m watching” yet' : 'is watching';
  const name = watcher.email === '' ? 'Nobody' : nameOf(staff, watcher.email);
  return (
    <Panel title="The outing">
      <Facts
        rows={[
          ['Left school', `${timeWords(outing.leftAt, scene.now)}, ${outing.transport.toLowerCase()}`],
          ['Car', outing.car && carWords(outing).replace(/^Car /, '')],
          ['Due back', timeWords(outing.due, scene.now)],
          [
            'Watcher',
            <>
              {name} {accepted} <Tel phone={mobile} />
            </>,
          ],
          ['Signed out by', nameOf(staff, outing.signedOutBy)],
          ['Left without', outing.unmet.join('\n')],
          ['Allowed to follow later', (outing.letWait ?? []).join('\n')],
        ]}
      />
    </Panel>
  );
}

/** Every try to reach them, and every answer given at school. */
function Tried({ view }: { view: OutingView }) {
  const { outing, scene } = view;
  const { staff } = scene.school;
  const tries = outing.attempts.map((one) => ({ at: one.at, by: one.by, words: attemptWords(one) }));
  const answers = outing.answers.map(({ at, by, kind, words }) => ({
    at,
    by,
    words: words ? `${kind}: ${words}` : kind,
  }));
  const all = [...tries, ...answers].sort((a, b) => b.at - a.at);
  if (all.length === 0) return null;
  return (
    <Panel title="What was tried">
      <ul class="log">
        {all.map((one) => (
          <li key={`${one.at} ${one.words}`}>
            <span class="quiet">
              {timeWords(one.at, scene.now)} {nameOf(staff, one.by)}:
            </span>{' '}
            {one.words}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The outing as everyone at school sees it who looks after it. */
export function OutingSchool({ view }: { view: OutingView }) {
  const { outing, scene } = view;
  const { now } = scene;
  const turn = turnOf(outing, now);
  const out = outing.backAt === null;
  const chased = isChased(outing, now);
  const danger = isDanger(outing);
  const leads = chased && leadsSearch(scene.reader.email, scene.school) && outing.rules.checklist.length > 0;
  const spoken = turn === 'police' || outing.raised !== null;
  return (
    <Frame
      scene={scene}
      menu={view.menu}
      page="outing"
      refer={outing.ref}
      seen={outing.version}
      poll={!isOver(outing)}
      wide
      nine
    >
      <h1>{whoIsOut(outing)}</h1>
      <State view={view} />
      <div class="two">
        <div>
          {danger && out && <Spoken999 outing={outing} scene={scene} />}
          <RightNow view={view} />
          {spoken && !danger && out && <Spoken999 outing={outing} scene={scene} />}
          <People view={view} />
          {leads && <Checklist outing={outing} scene={scene} decide={turn === 'police'} />}
          {out && !leads && (turn === 'reach' || turn === 'acknowledge') && (
            <Reveal id="police-open" label="The police: called, or not yet">
              <Police outing={outing} />
            </Reveal>
          )}
          <SafeWord view={view} />
          <p />
          {!isOver(outing) && <Danger outing={outing} />}
          {out && <OnBehalf outing={outing} />}
          {out && <FamilyRang outing={outing} />}
          {chased && <TriedOther outing={outing} />}
          {out && alarmSince(outing, now) !== undefined && (
            <Reveal id="resolve-open" label="It is over: all are safe">
              <Resolve />
            </Reveal>
          )}
          {out && isWatcher(outing, scene.reader.email, scene.school) && (
            <Reveal id="hand-over" label="You cannot watch any longer?">
              <p>The office and the others who may watch are asked at once. Stay until one of them says yes.</p>
              <Act act="can't watch" class="full">
                I can’t watch any longer
              </Act>
            </Reveal>
          )}
          {!isOver(outing) && isWatcher(outing, scene.reader.email, scene.school) && (
            <Guidance moment="watching over them" title="While you watch" scene={scene} />
          )}
        </div>
        <div>
          <Stops outing={outing} scene={scene} />
          <Outward view={view} />
          {!spoken && out && (
            <Reveal id="nine-script" label="What to say to 999">
              <Spoken999 outing={outing} scene={scene} />
            </Reveal>
          )}
          <Tried view={view} />
          {view.whoIsWho.length > 0 && chased && (
            <Panel title="Who else can help">
              <Contacts list={view.whoIsWho} />
            </Panel>
          )}
          <Log log={outing.log} scene={scene} />
        </div>
      </div>
    </Frame>
  );
}

/** They asked for help or the safe word was heard: 999 comes before ringing them. */
function isDanger(outing: Outing): boolean {
  return outing.raised !== null && outing.raised.cause !== 'worried';
}
