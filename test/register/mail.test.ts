// The sheets for the administrator: letters that wait or fail, and the lines of the log.
import { blank, logged, posted, type RecordBase } from '../../src/record/record';
import { logRows } from '../../src/register/log';
import { mailNotice, mailRows } from '../../src/register/mail';
import { at, NOW, STAFF, sampleSchool } from '../samples';

const school = sampleSchool();

/** A record with a letter that Google refused; `urgent` as said. */
function refused(ref: string, to: string, urgent = false): RecordBase {
  const record = posted(blank(ref), at('13:00'), 'briefing', [to], { urgent });
  const outbox = record.outbox.map((effect) =>
    effect.kind === 'letter' ? { ...effect, tries: 2, lastError: 'Service invoked too many times' } : effect,
  );
  return { ...record, outbox };
}

describe('the letters not yet sent', () => {
  test('those that fail stand first, alarms before routine', () => {
    const waiting = posted(blank('HV-0001'), at('12:00'), 'report due', [STAFF.visitor.email]);
    const rows = mailRows(
      [waiting, refused('HV-0002', STAFF.office.email), refused('OUT-0003', STAFF.watcher.email, true)],
      school,
    );
    expect(rows.map((row) => row.Ref)).toEqual(['OUT-0003', 'HV-0002', 'HV-0001']);
    expect(rows[0]).toMatchObject({
      To: 'Joan Whitley\njoan.whitley@school.example',
      Tries: '2',
      'What Google said': 'Service invoked too many times',
    });
    expect(rows[2]?.['How it stands']).toBe('Queued');
  });

  test('the board says whom to ring instead', () => {
    const records = [refused('OUT-0003', STAFF.watcher.email, true), refused('HV-0002', STAFF.watcher.email)];
    expect(mailNotice(records, school)).toBe(
      '2 mails cannot be sent, the oldest since Tue 5 May 2026 13:00. Ring: Joan Whitley',
    );
    expect(mailNotice([blank('HV-0001')], school)).toBe('');
  });
});

describe('the lines of the log', () => {
  test('only those that do not stand there yet, each with who, when and its seal', () => {
    const record = logged(
      logged(blank('HV-0001'), at('12:00'), STAFF.visitor.email, 'Asked'),
      NOW,
      'engine',
      'Reminded',
    );
    const [first, second] = record.log;
    const sealed = {
      ...record,
      logged: 1,
      log: [first, second].flatMap((entry) => (entry ? [{ ...entry, hash: 'c0ffee' }] : [])),
    };
    expect(logRows(sealed, school)).toEqual([
      { When: 'Tue 5 May 2026 13:30', Ref: 'HV-0001', Who: 'Home Visits', What: 'Reminded', Seal: 'c0ffee' },
    ]);
  });
});
