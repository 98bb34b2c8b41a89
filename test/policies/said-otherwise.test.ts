// The Home Visit Form sent again after it was decided, with another reason or other services: nobody goes on what was approved for less.
import { PEOPLE, schoolDay } from '../story/school-day';

const { visitor, colleague, lead, head, team } = PEOPLE;
const WELFARE = { reason: 'A concern about the child’s welfare', daysAbsent: '3', attempts: 'Rang Mon, Tue' };

test('[WNA-03] cleared for an ordinary reason, it becomes a welfare visit: those who go and the headteacher hear of it', () => {
  const day = schoolDay({ policy: 'wna' });
  const ref = day.asks();
  const before = day.mailCount;
  day.changes('request', day.visit(ref).request.editUrl, day.ordinaryRequest(WELFARE));
  expect(day.toldSince(before)).toEqual(expect.arrayContaining([visitor, colleague, head]));
  expect(day.mailTo(head, 'For your information').body).toContain('A concern about the child’s welfare');
  expect(day.reads(head, { p: 'visit', ref })).toContain('Cleared anew: the reason changed');
});

test('[NAS-17] a weightier reason takes an approval back; one that is not is told, and the approval stands', () => {
  const day = schoolDay({ policy: 'nas' });
  const ref = day.approved();
  const { editUrl, reason } = day.visit(ref).request;
  const { reasons } = day.policy;
  const same = reasons.find(
    (one) => one.words !== reason && !one.welfare && !one.other && !one.senior && !one.absentDays,
  );
  const weightier = reasons.find(({ welfare }) => welfare);
  if (!same || !weightier) throw new Error('The policy has no such reasons any more.');
  day.changes('request', editUrl, { reason: same.words });
  for (const one of [colleague, day.approver(ref)]) {
    const { body } = day.mailTo(one, 'Changed since it was decided');
    expect(body).toContain(`The reason: ${same.words} (it was: ${reason})`);
    expect(body).toContain('The decision stands.');
  }
  expect(day.board('Register')[0]?.Status).toBe('Approved');
  day.changes('request', editUrl, { reason: weightier.words, daysAbsent: '12', attempts: 'Rang Mon, Tue' });
  expect(day.board('Register')[0]?.Status).not.toBe('Approved');
  expect(day.mailTo(visitor, 'WAIT, not approved any more').body).toContain('the reason');
});

test('[NAS-17] changed while they are out it is told too', () => {
  const day = schoolDay({ policy: 'wls' });
  const ref = day.approved();
  const { editUrl } = day.visit(ref).request;
  day.leaves([ref]);
  day.changes('request', editUrl, { circumstances: 'Dad is back from prison' });
  for (const one of [lead, team]) {
    expect(day.mailTo(one, 'Changed since it was decided').body).toContain('Dad is back from prison');
  }
});
