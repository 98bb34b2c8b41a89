// On the desk: records that somebody's hand took out of Open, and the words that end their alarm.
import { nameOf } from '../school/people';
import type { missing } from '../school/roll';
import type { Scene } from '../school/scene';
import { timeWords } from '../time';
import { ActForm, Facts, Panel, Phones, Submit, Words } from './parts';

export interface GoneRecords {
  people: ReturnType<typeof missing>;
  /** References of visits, and of outings that were back. */
  others: string[];
}

export function Gone({ gone, scene }: { gone: GoneRecords; scene: Scene }) {
  const { now, school } = scene;
  return (
    <>
      {gone.people.map((one) => (
        <div key={one.ref} data-ref={one.ref} data-seen={school.version} data-ring={1}>
          <Panel
            tone="alarm"
            title={
              one.help
                ? `HELP asked for by ${nameOf(school.staff, one.help.by)}, and the record of ${one.ref} is gone`
                : `The record of ${one.ref} is gone: ring them now`
            }
          >
            {one.help?.words && <p>“{one.help.words}”</p>}
            <Facts
              rows={[
                ['Who is out', <Phones text={one.who} />],
                ['Where', one.where],
                ['Due back', timeWords(one.due, now)],
                ['Watcher', nameOf(school.staff, one.watcher) || 'Nobody'],
              ]}
            />
            <p>Home Visits tells nobody if they are late. Watch the clock yourselves.</p>
            <StrikeOff id={one.ref} label="How you know that they are safe" button="They are safe" />
          </Panel>
        </div>
      ))}
      {gone.others.map((ref) => (
        <div key={ref} data-ref={ref} data-seen={school.version}>
          <Panel tone="warn" title={`The record of ${ref} is gone`}>
            <p>
              Somebody deleted its row in the sheet Open. An administrator can bring it back from the version history.
            </p>
            <StrikeOff id={ref} label="Why it may stay away" button="It may stay away" />
          </Panel>
        </div>
      ))}
    </>
  );
}

function StrikeOff({ id, label, button }: { id: string; label: string; button: string }) {
  return (
    <ActForm act="strike off">
      <Words id={`gone-${id}`} name="words" label={label} rows={2} required />
      <Submit>{button}</Submit>
    </ActForm>
  );
}
