// A risk assessment that comes when they may go already: who was informed hears of it, and of a high one while they are out at once.
import type { Answers } from '../../src/visit/record';
import { PEOPLE, schoolDay } from '../story/school-day';
import { sentSince } from '../story/visited';

const { visitor, colleague, head, deputyHead, office, lead } = PEOPLE;

const THREAT: Answers = {
  hasExtra: 'Yes',
  extraHazard: 'Dad has threatened staff with a knife',
  extraHarm: 'Fear or injury',
  extraLikelihood: 'Very likely',
  extraSeverity: 'Major',
  extraControls: 'Meet in the street',
};

test('[WNA-14] a high risk that is written down while they are out is with them and with the headteacher at once', () => {
  const day = schoolDay({ policy: 'wna' });
  const ref = day.asks();
  const out = day.leaves([ref], { watcher: deputyHead });
  day.leaps('09:05');
  const before = day.mailCount;
  day.sends('assessment', day.ordinaryAssessment(ref, THREAT), office);
  expect(day.toldSince(before)).toEqual([visitor, colleague, head, deputyHead].sort());
  for (const one of [visitor, colleague]) {
    const mail = day.mailTo(one, /^URGENT, high risk/);
    expect(mail.subject).not.toContain('Amelia');
    expect(mail.body).toContain('Dad has threatened staff with a knife');
    expect(mail.body).toContain('Not inside yet? Stay outside, and ring school.');
  }
  for (const one of [head, deputyHead]) {
    const { body } = day.mailTo(one, /^URGENT, high risk/);
    expect(body).toContain('RING THEM NOW');
    expect(body).toContain('07700 900111');
    expect(body).toContain(`?p=outing&ref=${out}`);
  }
  expect(day.reads(head, { p: 'visit', ref })).toContain('Sent the risk assessment: high risk, after they had left');
  for (const act of ['arrived', 'going in', 'left', 'back']) day.says(visitor, out, act);
  day.sends('report', day.ordinaryReport(ref));
  const mails = day.inbox(visitor).filter(({ attachments }) => attachments.length > 0);
  expect(JSON.stringify(mails[mails.length - 1]?.attachments)).toContain('came after they had left');
});

test('[WLS-14] the same where the visit had been cleared for a low risk; one that stays low alarms nobody', () => {
  const day = schoolDay({ policy: 'wls' });
  const ref = day.approved();
  const { editUrl } = day.visit(ref).assessment ?? { editUrl: '' };
  day.leaves([ref]);
  const before = day.mailCount;
  day.changes('assessment', editUrl, day.ordinaryAssessment(ref, { remaining: 'No' }));
  expect(sentSince(day, before).filter((subject) => /URGENT/.test(subject))).toEqual([]);
  day.changes('assessment', editUrl, day.ordinaryAssessment(ref, THREAT));
  for (const one of [visitor, day.watcher, lead])
    expect(day.mailTo(one, /^URGENT, high risk/).body).toContain('a knife');
});

test('[WNA-13] told that there is none, the headteacher hears in a few lines when a clean one comes, and once', () => {
  const day = schoolDay({ policy: 'wna' });
  const ref = day.asks();
  expect(day.mailTo(head, 'For your information').body).toContain('There is no risk assessment');
  const answers = day.ordinaryAssessment(ref);
  const { editUrl } = day.sends('assessment', answers);
  for (const one of [head, deputyHead]) {
    const mail = day.mailTo(one, 'The risk assessment is in, low');
    expect(mail.body).toContain('Purpose made clear to the family: Yes');
    expect(mail.body).toContain('They may go as before');
  }
  const before = day.mailCount;
  day.changes('assessment', editUrl, answers);
  expect(day.toldSince(before)).not.toContain(head);
});

test('[WNA-14] gone anyway with a high risk that nobody has decided on: the mail names the risk', () => {
  const day = schoolDay({ policy: 'wna' });
  const ref = day.asks();
  day.sends('assessment', day.ordinaryAssessment(ref, THREAT));
  for (const one of [visitor, colleague]) day.readsPolicy(one);
  day.taps(visitor, day.signOutFor([ref], { anyway: true }));
  const { body } = day.mailTo(head, 'gone anyway');
  expect(body).toContain('The risk is high: Dad has threatened staff with a knife');
});
