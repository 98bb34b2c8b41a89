// Retention: what is too old to keep, the button that deletes it, and what no script can reach.
import { FORM_NAMES } from '../forms/names';
import { countsWords } from '../retention/order';
import { nameOf } from '../school/people';
import { fullDate, localDate, many, timeWords } from '../time';
import { ActForm, Entry, Facts, Frame, Go, Panel, Points, Reveal, Submit } from './parts';
import type { RetentionView } from './view';

/** The page `?p=retention`. */
export function Retention({ view }: { view: RetentionView }) {
  const { scene, before, found, emptied } = view;
  const { settings, purge, staff, log } = scene.school;
  const past = log.filter(({ words }) => words.startsWith('Purge ')).reverse();
  return (
    <Frame scene={scene} menu={view.menu} page="retention" seen={scene.school.version}>
      <h1>Retention and purge</h1>
      {before === null ? (
        <Panel>
          <p class="state">Everything is kept for ever</p>
          <p>
            In Control, on the sheet Settings, say beside “Keep closed visits for (years)” how long. Your school’s
            retention schedule decides; nothing is ever deleted until somebody presses the button on this page.
          </p>
        </Panel>
      ) : (
        <p>
          Closed visits are kept for {many(settings.keepYears ?? 0, 'whole school year')} after the one in which they
          were closed: now that is what was closed from <strong>{fullDate(localDate(before))}</strong> on. Nothing older
          is deleted until somebody presses the button on this page.
        </p>
      )}
      {purge && (
        <Panel tone="warn">
          <p class="state">A purge is under way</p>
          <p>
            {nameOf(staff, purge.by)} ordered it {timeWords(purge.at, scene.now)}: {countsWords(purge.counts)}, closed
            before {fullDate(localDate(purge.before))}. It goes on with every look of the engine, a part at a time, and
            a mail says when it is done.
          </p>
        </Panel>
      )}
      {found && before !== null && <Found found={found} before={before} scene={scene} />}
      {emptied.length > 0 && (
        <Panel title="Archives with nothing left in them">
          <p>
            Their version history still holds what was deleted. Put these files in the bin of Drive, if you have not
            yet:
          </p>
          <ul>
            {emptied.map(({ year, url }) => (
              <li key={year}>
                <Go to={url}>Home Visits archive {year}</Go>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {past.length > 0 && (
        <Panel title="Purges so far">
          <ul>
            {past.map(({ at, by, words }) => (
              <li key={at}>
                {timeWords(at, scene.now)}, {nameOf(staff, by)}: {words}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <OutOfReach />
    </Frame>
  );
}

type FoundProps = { found: NonNullable<RetentionView['found']>; before: number; scene: RetentionView['scene'] };

function Found({ found, before, scene }: FoundProps) {
  const { counts, byYear, answers, stays } = found;
  const held = scene.school.settings.keepRefs;
  const isNothing = Object.values(counts).every((count) => count === 0);
  return (
    <>
      <Panel title={isNothing ? 'There is nothing to delete' : 'This would go'}>
        {!isNothing && (
          <>
            <Facts
              rows={[
                ['Visits', String(counts.visits)],
                ['Outings', String(counts.outings)],
                ['Lines of the Log', String(counts.lines)],
                ...answers.map(({ form, count }): [string, string] => [
                  `Answers: ${FORM_NAMES[form]?.(scene.policy) ?? form}`,
                  String(count),
                ]),
              ]}
            />
            <p>With the visits go their rows in the Register. Of each school year, by reference:</p>
            {byYear.map(({ year, visits, outings }) => (
              <Reveal key={year} id={`year-${year}`} label={`${year}: ${many(visits.length, 'visit')}`}>
                <p class="small">{[...visits, ...outings].join(', ')}</p>
              </Reveal>
            ))}
            <p class="quiet small">
              Answers go by their age: also those that were never put right, or that another took the place of. An
              incident that no visit has stays in its form until somebody deletes it there.
            </p>
          </>
        )}
        {stays.length > 0 && (
          <>
            <h3>Old enough, and stays: {stays.length}</h3>
            <p class="small">{stays.join(', ')}</p>
          </>
        )}
        <p>
          What is open again, what still owes something, and what is named in Settings (“Keep whatever their age”:{' '}
          {held.length === 0 ? 'none is named now' : `now ${held.join(', ')}`}) stays; so does an accusation against
          staff, which statutory guidance wants kept until pension age or for ten years, whichever is longer: when that
          is over, delete its rows by hand. What went out together stays together.
        </p>
      </Panel>
      {!isNothing && (
        <Panel tone="urgent">
          <ActForm act="purge">
            <Entry
              id="confirm"
              name="confirm"
              label={`To delete these for good, type how many visits go: ${counts.visits}`}
              help="Home Visits cannot bring them back."
              required
            />
            <Submit class="red go full" send={{ before, counts }}>
              Delete these for good
            </Submit>
          </ActForm>
        </Panel>
      )}
    </>
  );
}

/**
 * What is left to people. The words are Google's own: https://support.google.com/a/answer/151128 (auto-deletion, which
 * names inbox and archived mail) and https://support.google.com/vault/answer/2535539 (Vault, which also covers sent mail).
 */
function OutOfReach() {
  return (
    <Panel title="What a purge cannot reach">
      <p>These still hold names and addresses afterwards. Somebody must see to each by hand.</p>
      <h3>Mail</h3>
      <p>
        Every mail that Home Visits sent is in the Sent folder of its own account (and of the standby account, where
        there is one), and in the inboxes of those who got it. A filter in Gmail cannot delete by age. Your Google
        administrator can, in one of two ways; Google advises against using both:
      </p>
      <Points
        points={[
          'Google Vault (vault.google.com): Retention, Custom rules, Create, Gmail, an organisational unit, a retention period in days, and “Purge messages from Gmail mailboxes and permanently deleted messages”. It covers mail sent and received. A Vault hold or a longer rule keeps mail from being purged.',
          'Admin console (admin.google.com): Apps, Google Workspace, Gmail, Compliance, “Email and chat auto-deletion”. It moves mail to the bin or deletes it after a number of days. Google names inbox and archived mail; look whether it took the Sent folder too.',
          'Either way put the account of Home Visits in an organisational unit of its own, so that the rule is for its mail alone; those who got mail need a rule for theirs. Try it on one account first: what is purged is gone.',
        ]}
      />
      <h3>Version history</h3>
      <p>
        Google Sheets keeps earlier versions of Control, the Register and the archives (File, Version history), and
        neither a person nor a script can delete them. They go with the file: that is why an archive with nothing left
        in it should be put in the bin. Control and the Register are in use and keep theirs; only those who may edit a
        file can look at its history, so let few people edit these.
      </p>
      <h3>Everything else</h3>
      <Points
        points={[
          'The bin of Drive keeps a file for 30 days; empty it sooner if you must.',
          'A spreadsheet that somebody linked to a form (Responses, Link to Sheets) keeps its own copy of every answer.',
          'Backups, exports and Vault, where the school has them.',
          'What was printed, saved as PDF, or posted in a Chat space.',
          'CPOMS, which has its own rules: the child protection file is there.',
        ]}
      />
    </Panel>
  );
}
