// Robert Ogden, at the door: who goes in, how long they wait, what is done where it is not safe.
import type { Answers } from '../../src/visit/record';
import { PEOPLE, type SchoolDay, schoolDay, without } from '../story/school-day';

const { visitor, colleague, office, officeManager, head, deputyHead } = PEOPLE;

/** Two who have left for a visit that is due at the door at 14:15; Ann Lee watches. */
function leftFor(
  changes: Answers = {},
  leaveOut: string[] = [],
  car = 'TK19 ZDF',
): { day: SchoolDay; ref: string; out: string } {
  const day = schoolDay({ policy: 'nas' });
  const answers = without(day.ordinaryRequest(changes), ...leaveOut);
  day.sends('request', answers);
  const ref = 'HV-0001';
  day.taps(head, { page: 'visit', ref, act: 'approve', party: 'in a pair' });
  day.leaps('13:55');
  // A car for private use alone may be driven, as long as no child goes in it.
  const insured = { driver: visitor, car: 'JU12 SOC', until: '2027-01-31', business: false };
  if (car !== 'TK19 ZDF') day.taps(office, { page: 'desk', act: 'record insurance', ...insured });
  const out = day.leaves([ref], { car });
  day.taps(officeManager, { page: 'outing', ref: out, act: "I'm watching" });
  return { day, ref, out };
}

const phone = (day: SchoolDay, ref: string) => day.reads(visitor, { p: 'outing', ref });
const about = (day: SchoolDay, email: string, words: RegExp) =>
  day.subjects(email).filter((subject) => words.test(subject));

test('[NAS-05][NAS-22] nobody goes in unless a parent is there and has asked them in; who is inside all the same says so', () => {
  const { day, out } = leftFor();
  day.leaps('14:15');
  const door = day.says(visitor, out, 'arrived');
  expect(door).toContain('A parent is here and has asked us in');
  const answer = day.tries(visitor, { page: 'outing', ref: out, act: 'going in' });
  expect(answer).toEqual({
    ok: false,
    reasons: [expect.stringContaining('unless a parent is there and has asked you in. Wait outside')],
    offerAnyway: 'We are inside already',
  });
  expect(day.outing(out).stops[0]?.insideAt).toBeNull();
  const before = day.mailCount;
  day.says(visitor, out, 'going in', { anyway: true });
  expect(day.toldSince(before)).toEqual([officeManager, deputyHead, head]);
  expect(day.mailTo(head, 'Inside against the rule').body).toContain('Nobody goes in unless a parent is there');
  expect(day.board('Today')[0]?.['How it stands']).toContain('Inside since 14:15');
});

test('[NAS-05][NAS-22] with a parent there they go in at one tap', () => {
  const { day, out } = leftFor();
  day.leaps('14:15');
  day.says(visitor, out, 'arrived');
  const before = day.mailCount;
  const inside = day.says(visitor, out, 'going in', { parentPresent: true });
  expect(inside).toMatch(/While you are inside.*A parent stays in the room. Never be alone with the pupil/s);
  expect(day.toldSince(before)).toEqual([]);
});

test('[NAS-05] a visit that the family does not know of stays at the doorstep', () => {
  const { day, out } = leftFor(
    {
      reason: 'Helping a pupil back to school after absence or refusal',
      told: 'No, we would come unannounced',
      exception: 'To see how a pupil is during a long absence',
      exceptionWhy: 'Nobody has answered since Monday',
    },
    ['toldHow', 'toldWhen', 'appointment'],
  );
  day.leaps('14:15');
  const door = day.says(visitor, out, 'arrived');
  expect(door).toContain('We’ve talked at the doorstep, and left');
  expect(door).not.toContain('A parent is here and has asked us in');
  const refusal = day.isRefused(visitor, { page: 'outing', ref: out, act: 'going in', parentPresent: true });
  expect(refusal).toContain('The family did not know of this visit, so it stays at the doorstep.');
  // Nor is it offered to the office, who may only say that they are inside all the same.
  expect(day.reads(office, { p: 'outing', ref: out })).not.toContain('A parent has asked them in');
  expect(day.reads(office, { p: 'outing', ref: out })).toContain('They are inside all the same');
  // No wait runs before they say that nobody is there.
  day.leaps('14:50');
  expect(about(day, visitor, /Cancel the visit/)).toEqual([]);
  day.says(visitor, out, 'nobody here yet');
  day.leaps('15:10');
  expect(about(day, visitor, /Cancel the visit/)).toHaveLength(1);
});

test('[NAS-13] no parent at the arranged time: after 20 minutes they are told to cancel and leave', () => {
  const { day, ref, out } = leftFor();
  day.leaps('14:05');
  day.says(visitor, out, 'arrived');
  expect(phone(day, out)).toContain('Wait until 14:35 at the latest');
  day.until('14:06');
  expect(day.board('Today')[0]?.['What comes next']).toBe('14:35 the visitors are told to cancel and leave');
  day.leaps('14:34');
  expect(about(day, visitor, /Cancel the visit/)).toEqual([]);
  day.until('14:35');
  for (const one of [visitor, colleague]) expect(about(day, one, /Cancel the visit and leave/)).toHaveLength(1);
  expect(phone(day, out)).toMatch(/Nobody came: we’re leaving.*Cancel the visit and leave/s);
  day.leaps('14:45');
  expect(day.mailTo(officeManager, 'Still waiting at the door').body).toContain('Ring them: the visit is cancelled');
  day.says(visitor, out, 'left', { how: 'parents not there' });
  expect(day.mailTo(head, 'Cancelled at the door: parents not there').body).toContain('HV-0001');
  expect(day.board('Register')[0]?.['Outcome of home visit']).toBe('Cancelled at the door: parents not there');
  // Somebody may have opened the door: the note does not say that nobody was in.
  expect(phone(day, out)).toContain('called as arranged on Tue 12 May 2026 at 14:45');
  expect(phone(day, out)).toContain('and did not meet the person they had come to see');
  expect(phone(day, out)).not.toContain('nobody was in');
  const before = day.mailCount;
  day.leaps('15:00');
  expect(day.workspace.mails().slice(before)).toEqual([]);
  expect(day.visit(ref).made?.how).toBe('parents not there');
});

test('[NAS-13] who arrives late waits from then on', () => {
  const { day, out } = leftFor();
  day.leaps('14:25');
  expect(day.says(visitor, out, 'arrived')).toContain('Wait until 14:45 at the latest');
});

test('[NAS-14] the parents say that they are late: staff stay outside, until half an hour after the arranged time', () => {
  const { day, out } = leftFor();
  day.leaps('14:15');
  day.says(visitor, out, 'arrived');
  const late = day.says(visitor, out, 'parents are late');
  expect(late).toMatch(/Wait until 14:45 at the latest.*They said that they are late. Stay outside/s);
  day.leaps('14:44');
  expect(about(day, visitor, /Cancel the visit/)).toEqual([]);
  day.until('14:45');
  expect(about(day, visitor, /Cancel the visit/)).toHaveLength(1);
});

test('[NAS-14] the parents ring school: the office records it, and those on the way hear that they wait outside', () => {
  const { day, out } = leftFor();
  day.leaps('14:05');
  day.says(office, out, 'parents are late');
  for (const one of [visitor, colleague])
    expect(day.mailTo(one, 'The parents are late').body).toContain('stay outside, and wait until 14:45');
  day.leaps('14:15');
  expect(day.says(visitor, out, 'arrived')).toContain('Wait until 14:45 at the latest');
});

test('[NAS-05] told, but the time not agreed, is no appointment: it stays at the doorstep too', () => {
  const { day, out } = leftFor({ appointment: 'No' });
  day.leaps('14:15');
  const door = day.says(visitor, out, 'arrived');
  expect(door).toContain('We’ve talked at the doorstep, and left');
  expect(door).not.toContain('A parent is here and has asked us in');
  const tap = { page: 'outing', ref: out, act: 'going in', parentPresent: true };
  expect(day.isRefused(visitor, tap)).toContain('The family has not agreed to this time, so it stays at the doorstep.');
  // A parent asked them in all the same: they can say just that.
  expect(door).toContain('We are inside: a parent asked us in');
  day.taps(visitor, { ...tap, anyway: true });
  const { body } = day.mailTo(head, 'Inside against the rule');
  expect(body).toContain('They say that a parent is there and asked them in.');
  expect(body).not.toContain('is a parent there by now');
});

test('[NAS-14] two stops: the parents of the second ring while staff are inside the first', () => {
  const day = schoolDay({ policy: 'nas' });
  const first = day.approved();
  const second = day.approved({ arrive: '15:00', backBy: '16:00', address: '2 Mill Lane, SK15 3AB' });
  day.leaps('13:55');
  const out = day.leaves([first, second], { due: '16:00' });
  day.leaps('14:15');
  day.says(visitor, out, 'arrived');
  expect(day.reads(office, { p: 'outing', ref: out })).toMatch(/The parents at 2 Mill Lane, SK15 3AB are late/);
  day.says(visitor, out, 'going in', { parentPresent: true });
  day.leaps('14:30');
  day.says(office, out, 'parents are late');
  const { body } = day.mailTo(visitor, 'The parents are late');
  expect(body).toMatch(/wait until 15:30.*2 Mill Lane/s);
  day.says(visitor, out, 'left');
  day.leaps('15:00');
  expect(day.says(visitor, out, 'arrived')).toContain('Wait until 15:30 at the latest');
});

test('[NAS-17] not going in is one tap; for safety the Principal hears at once and is owed the reason in writing', () => {
  const { day, ref, out } = leftFor();
  day.leaps('14:15');
  day.says(visitor, out, 'arrived');
  const asked = day.says(visitor, out, 'not going in');
  expect(asked).toMatch(/We are all back at school.*Why did you not go in\?.*It does not feel safe/s);
  for (const one of [head, deputyHead, officeManager]) expect(about(day, one, /^Did not go in/)).toHaveLength(1);
  day.says(visitor, out, 'not going in', { because: 'it does not feel safe', words: 'Two men drinking in the hall' });
  expect(day.mailTo(head, 'Did not go in').body).toContain('it does not feel safe: Two men drinking in the hall');
  // Nothing is asked of them before they are back.
  expect(about(day, visitor, /Please write down/)).toEqual([]);
  day.leaps('14:40');
  day.says(visitor, out, 'back');
  expect(day.mailTo(visitor, 'Please write down the reason').body).toContain('That was right.');
  day.leaps('16:01');
  expect(about(day, visitor, /Please write down/)).toHaveLength(2);
  day.leaps('16:01', '2026-05-13');
  expect(about(day, head, /Reason in writing missing/)).toHaveLength(1);
  expect(day.reads(office, { p: 'visit', ref })).not.toContain('Two men');
  expect(day.isRefused(office, { page: 'visit', ref, act: 'give reason', words: 'Said so' })).toContain('Maya Osei');
  expect(day.reads(visitor, { p: 'actions' })).toContain('Please write down why it was not safe');
  day.taps(colleague, { page: 'actions', ref, act: 'give reason', words: 'They shouted at us and would not move.' });
  expect(day.mailTo(head, 'Why it did not feel safe').body).toContain('They shouted at us and would not move.');
  const before = day.mailCount;
  day.leaps('16:05', '2026-05-14');
  expect(
    day.workspace
      .mails()
      .slice(before)
      .filter(({ subject }) => /reason/i.test(subject)),
  ).toEqual([]);
});

test('[NAS-17] not going in, and nobody says why: asked for once they are back, and chased like any other reason', () => {
  const { day, ref, out } = leftFor();
  day.leaps('14:15');
  day.says(visitor, out, 'arrived');
  day.says(visitor, out, 'not going in');
  day.leaps('14:40');
  expect(about(day, visitor, /Please write down/)).toEqual([]);
  day.says(visitor, out, 'back');
  expect(day.mailTo(visitor, 'Please write down the reason').body).toContain('Please write down why you did not go in');
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Please write down why you did not go in');
  day.sends('report', day.ordinaryReport(ref));
  day.leaps('16:01', '2026-05-13');
  expect(about(day, head, /Reason in writing missing/)).toHaveLength(1);
  expect(day.visit(ref).closedAt).toBeNull();
  day.taps(visitor, {
    page: 'visit',
    ref,
    act: 'give reason',
    words: 'A van blocked the door and men stood round it.',
  });
  expect(day.mailTo(head, 'Why nobody went in').body).toContain('A van blocked the door');
  const before = day.mailCount;
  day.leaps('16:05', '2026-05-14');
  const later = day.workspace.mails().slice(before);
  expect(later.filter(({ subject }) => /reason/i.test(subject))).toEqual([]);
});

test('[NAS-17] inside, one tap leaves and tells the Principal; the visit stays open until the reason is there', () => {
  const { day, ref, out } = leftFor();
  day.leaps('14:15');
  day.says(visitor, out, 'arrived');
  expect(day.says(visitor, out, 'going in', { parentPresent: true })).toContain('It isn’t safe: we’re leaving');
  const before = day.mailCount;
  day.says(colleague, out, 'new risk');
  expect(day.toldSince(before)).toEqual([officeManager, deputyHead, head]);
  day.leaps('14:40');
  day.says(visitor, out, 'back');
  day.sends('report', day.ordinaryReport(ref));
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Daniel Hughes left because it was not safe');
  expect(day.visit(ref).closedAt).toBeNull();
});

test('[NAS-18] a dangerous animal that is not kept apart is a reason to cancel, at one tap', () => {
  const { day, out } = leftFor();
  day.leaps('14:15');
  const door = day.says(visitor, out, 'arrived');
  expect(door).toContain('A dangerous animal: ask for it to be shut in another room');
  day.says(visitor, out, 'not going in', { because: 'an animal is not kept apart' });
  expect(day.mailTo(head, 'Did not go in').body).toContain('an animal is not kept apart');
  day.leaps('14:40');
  expect(day.board('Register')[0]?.['Outcome of home visit']).toBe('Did not go in');
  day.says(visitor, out, 'back');
  expect(day.mailTo(visitor, 'Please write down the reason').body).toContain('did not go in');
});

test('[NAS-06] a child taken along without business cover: the Principal hears at once what is not met', () => {
  const { day, out } = leftFor({}, [], 'JU12 SOC');
  day.leaps('14:15');
  expect(day.says(visitor, out, 'arrived')).toContain('We are taking a child with us');
  const before = day.mailCount;
  const page = day.says(visitor, out, 'carrying a child', { age: '9', words: 'Mum asked us to bring him in' });
  expect(page).toMatch(/this is not met.*No insurance with business cover is known.*You can still choose not to/s);
  expect(page).toMatch(/Only with business insurance for the car/);
  expect(day.toldSince(before)).toEqual([officeManager, deputyHead, head]);
  const mail = day.mailTo(head, 'Taking a child with them').body;
  expect(mail).toMatch(/Mum asked us to bring him in.*No insurance with business cover is known for this car/s);
});
