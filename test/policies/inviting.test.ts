// The family is invited into school instead: somebody does it, it is called what it is, and on a welfare reason the lead decides.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, colleague, lead, head } = PEOPLE;
const WELFARE = { reason: 'A concern about the child’s welfare', daysAbsent: '3', attempts: 'Rang Mon, Tue' };

/** A visit of high risk, and the headteacher has the family invited instead. */
function invites(day: SchoolDay, request = {}): string {
  const ref = day.asks(request);
  const risky = {
    hasExtra: 'Yes',
    extraHazard: 'Dad has threatened staff',
    extraHarm: 'Fear or injury',
    extraLikelihood: 'Very likely',
    extraSeverity: 'Major',
    extraControls: 'Meet in the street',
  };
  day.sends('assessment', day.ordinaryAssessment(ref, risky));
  day.taps(head, { page: 'visit', ref, act: 'invite into school', words: 'Offer them Thursday' });
  return ref;
}

test('[WNA-14] the invitation is an action of whoever asked, and the visit stays open until it is done', () => {
  const day = schoolDay({ policy: 'wna' });
  const ref = invites(day);
  expect(day.board('Register')[0]?.Status).toBe('Invited into school');
  expect(day.mailTo(visitor, 'An action for you').body).toContain(
    'Invite the family into school, with a choice of times',
  );
  expect(day.board('Actions')).toMatchObject([{ Ref: ref, Owner: 'Maya Osei' }]);
  expect(day.reads(colleague, { p: 'visit', ref })).toContain('The family is invited into school instead.');
  expect(day.reads(colleague, { p: 'visit', ref })).not.toContain('Declined');
  day.leaps('17:01', '2026-05-13');
  expect(day.mailTo(visitor, 'Action due').subject).toContain(ref);
  day.taps(visitor, { page: 'visit', ref, act: 'action done', id: 'A1', words: 'They come on Thursday at 9' });
  expect(day.board('Register')[0]?.Status).toBe('Invited into school, closed');
});

test('[WNA-14][WNA-03] on a welfare reason it does not close before the safeguarding lead has decided what next', () => {
  const day = schoolDay({ policy: 'wna' });
  const ref = invites(day, WELFARE);
  const { body } = day.mailTo(lead, 'Decide what next, the family is invited into school');
  expect(body).toContain('invited into school: Offer them Thursday');
  expect(body).toContain('They may not come. How will the child be seen?');
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('The safeguarding lead decides what happens next');
  day.taps(visitor, { page: 'visit', ref, act: 'action done', id: 'A1' });
  expect(day.board('Register')[0]?.Status).toBe('Invited into school');
  const decides = { page: 'visit', ref, act: 'acknowledge concern' };
  expect(day.isRefused(lead, { ...decides, words: '' })).toContain('Write what happens next for this child');
  day.taps(lead, { ...decides, words: 'If they do not come on Thursday: social care' });
  expect(day.board('Register')[0]?.Status).toBe('Invited into school, closed');
});

test('[WNA-03] whoever would decide after the family has refused reads that, and not that somebody decided first', () => {
  const day = schoolDay({ policy: 'wna' });
  const ref = day.asks();
  const seen = day.visit(ref).version;
  day.taps(visitor, { page: 'visit', ref, act: 'family refuses', words: 'Mum would rather come in' });
  const why = day.isRefused(head, { page: 'visit', ref, act: 'decline', words: 'No', seen });
  expect(why).toBe('The family prefers no visit, so there is nothing to decide. Nothing was changed.');
});
