// Robert Ogden: the Principal sanctions the visit and who makes it, and hears in writing why one was not safe to make.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { tapIn } from '../story/words';

const { visitor, colleague, office, head, deputyHead, lead } = PEOPLE;
const THIRD = 'farah.siddiqui@school.example';

const lantern = () => schoolDay({ policy: 'nas' });
const approval = (ref: string) => ({ page: 'visit', ref, act: 'approve', party: 'in a pair' });

test('[NAS-07] nobody leaves before the Principal has sanctioned the visit; nobody else can', () => {
  const day = lantern();
  const ref = day.asks();
  expect(day.mailTo(head, 'Please approve').subject).toContain(ref);
  expect(day.inbox(lead)).toEqual([]);
  expect(day.mailTo(visitor, 'With the Principal').body).toContain('The Principal is asked to approve the visit');
  for (const one of [visitor, colleague]) day.readsPolicy(one);
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('is not approved');
  expect(day.isRefused(lead, approval(ref))).toContain('Only the Principal can decide');
  expect(day.isRefused(head, { ...approval(ref), party: 'alone' })).toContain('nobody goes alone');
  day.taps(head, approval(ref));
  day.taps(visitor, day.signOutFor([ref]));
  // At this school everybody says “the Principal”, and so does every mail and page.
  const mails = [visitor, colleague, head, day.watcher].flatMap((one) => day.inbox(one));
  for (const { subject, body } of mails) expect(`${subject}\n${body}`).not.toMatch(/headteacher/i);
  for (const one of [visitor, head]) expect(day.reads(one, { p: 'visit', ref })).not.toMatch(/headteacher/i);
});

const CHANGES: [what: string, change: (day: SchoolDay) => Record<string, string | string[]>, told: string[]][] = [
  ['who goes', (day) => ({ visitors: [day.choice(visitor), day.choice(THIRD)] }), [THIRD]],
  ['the date', () => ({ date: '2026-05-13' }), []],
  ['the address', () => ({ address: '9 Fern Road, S71 3AB' }), []],
];

test.each(CHANGES)(
  '[NAS-07] %s changed after approval: approved anew, and everyone is told so',
  (what, change, more) => {
    const day = lantern();
    const ref = day.approved();
    for (const one of [visitor, colleague, THIRD]) day.readsPolicy(one);
    day.changes('request', day.visit(ref).request.editUrl, day.ordinaryRequest(change(day)));
    for (const one of [visitor, ...more]) {
      expect(day.mailTo(one, 'WAIT, not approved any more').body).toContain(`${what} changed`);
    }
    // Whoever does not go any more hears it too, and the Principal is asked again.
    expect(
      day
        .inbox(colleague)
        .map(({ subject }) => subject)
        .join(),
    ).toMatch(/WAIT|Approval needed again/);
    for (const one of [head, deputyHead]) expect(day.mailTo(one, 'Please approve').subject).toContain(ref);
    expect(day.reads(visitor, { p: 'visit', ref })).toContain('Waits for the Principal to decide');
    expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('is not approved');
    day.taps(head, approval(ref));
    expect(day.mailTo(visitor, 'Approved to go').subject).toContain(ref);
  },
);

test('[NAS-17] not safe to go: it is off at once, the Principal is told, and has the reason in writing', () => {
  const day = lantern();
  const ref = day.approved();
  const { html } = day.workspace.openPage({ p: 'visit', ref }, { as: visitor });
  day.taps(visitor, { page: 'visit', ref, ...tapIn(html, 'I don’t feel safe going: cancel') });
  expect(day.mailTo(head, 'Maya does not feel safe going').body).toContain('the visit is off');
  expect(day.isRefused(office, day.signOutFor([ref]))).toContain('nothing to leave for');
  day.leaps('09:30');
  expect(day.mailTo(visitor, 'Please write down the reason').body).toContain('You called the visit off');
  day.taps(visitor, { page: 'visit', ref, act: 'give reason', words: 'His brother threatened me on the phone.' });
  expect(day.mailTo(head, 'Why it did not feel safe').body).toContain('threatened me on the phone');
});
