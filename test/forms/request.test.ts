// The Home Visit Form as a lead would test it: what is taken, what is sent back and why, what speaks for caution.
import { readRequest } from '../../src/forms';
import type { Answers, Request } from '../../src/visit/record';
import { STAFF, sampleSchool } from '../samples';
import { facts, ordinaryRequest, PRIYA, SAM, said, taken, without } from './filling';

const good = (changes: Answers = {}, with_ = facts): Request => taken(readRequest(ordinaryRequest(changes), with_));

const wrong = (answers: Answers, with_ = facts): string => said(readRequest(answers, with_));

const UNANNOUNCED = {
  told: 'No, we would come unannounced',
  exception: 'An urgent safeguarding visit',
  unannouncedConcern: 'Bruises were mentioned',
};
const WELFARE = {
  reason: 'Is the student safe? Absent three days or more and no answer from home',
  daysAbsent: '4',
  attempts: 'Mon 9.10 Sam rang mum, no answer',
};

test('an ordinary request is taken as it was written, with people by their address', () => {
  const request = good();
  expect(request.visitors).toEqual([STAFF.visitor.email, STAFF.companion.email]);
  expect(request).toMatchObject({
    pupil: 'Amelia Jones-Carter',
    arrive: '14:15',
    transport: 'Car',
    immediateConcern: false,
    policeReference: '',
  });
  expect(request).toMatchObject({ worries: [], blocks: [], needsReason: [] });
});

test('two colleagues of the same name are told apart by their addresses', () => {
  const twin = { ...STAFF.companion, name: STAFF.visitor.name, email: 'sam.okoro2@school.example' };
  const school = sampleSchool({ staff: [STAFF.visitor, twin] });
  const request = good({ visitors: ['Sam Okoro (sam.okoro2@school.example)'], party: 'Alone' }, { ...facts, school });
  expect(request.visitors).toEqual(['sam.okoro2@school.example']);
});

test('coming back before arriving, or on a day gone by, is said so in words', () => {
  expect(wrong(ordinaryRequest({ backBy: '13:45' }))).toBe(
    'When will you be back at school, or done for the day? – You would be back at 13:45, before arriving at 14:15. Please check both times.',
  );
  expect(wrong(ordinaryRequest({ date: '2026-05-04' }))).toMatch(/^Date of the visit – Mon 4 May is past/);
  expect(wrong(ordinaryRequest({ arrive: '13:00', backBy: '14:00' }))).toMatch(/13:00 today is past/);
  expect(wrong(ordinaryRequest({ date: '2062-05-05' }))).toMatch(/check the year/);
  expect(wrong(ordinaryRequest({ date: '2026-02-31' }))).toMatch(/not a date/);
});

test('only active staff who go on visits can be named as going', () => {
  const left = { ...STAFF.visitor, active: false };
  expect(wrong(ordinaryRequest({ visitors: [SAM] }), { ...facts, school: sampleSchool({ staff: [left] }) })).toBe(
    'Who is going? – Sam Okoro is no longer active on the staff list. Please choose somebody else.',
  );
  expect(wrong(ordinaryRequest({ visitors: ['Zoe Lamb (zoe@school.example)'] }))).toMatch(
    /Zoe Lamb is not on the staff/,
  );
  expect(wrong(ordinaryRequest({ visitors: [`Dev (${STAFF.office.email})`] }))).toMatch(/not down to go on visits/);
});

test('a form sent with nothing in it names everything that is missing, and does not fall over', () => {
  const words = wrong({});
  expect(words).toContain('Who is going? – Please answer this one.');
  expect(words).toContain('Date of the visit – Please answer this one.');
});

test('an unannounced visit without an allowed exception, or without its concern in writing, is sent back', () => {
  expect(wrong(without(ordinaryRequest(UNANNOUNCED), 'unannouncedConcern'))).toMatch(/needs its concern in writing/);
  expect(wrong(without(ordinaryRequest(UNANNOUNCED), 'exception'))).toMatch(/^Why are they not told\?/);
  expect(wrong(ordinaryRequest({ ...UNANNOUNCED, exception: 'I forgot' }))).toMatch(
    /“I forgot” is not one of the choices/,
  );
  expect(wrong(without(ordinaryRequest(), 'told'))).toMatch(/Do the parents or carers know/);
});

test('an unannounced visit with its concern is taken, and the approver reads the concern', () => {
  expect(good(UNANNOUNCED).worries).toContain('Unannounced: Bruises were mentioned');
});

test('what was answered on a page that the last answers do not lead to is left out', () => {
  const request = good({ ...UNANNOUNCED, told: 'Yes, they know we are coming' });
  expect(request.answers).not.toHaveProperty('unannouncedConcern');
  expect(request.worries).toEqual([]);
});

test('a reason that the policy does not know is sent back', () => {
  expect(wrong(ordinaryRequest({ reason: 'Just passing' }))).toMatch(/Reason for the visit – “Just passing”/);
});

test('a welfare visit asks who has tried to reach the family, and for how long the child has been away', () => {
  const words = wrong(without(ordinaryRequest(WELFARE), 'attempts', 'daysAbsent'));
  expect(words).toMatch(/Who has tried to reach the family/);
  expect(words).toMatch(/For how many school days/);
  expect(wrong(ordinaryRequest({ ...WELFARE, daysAbsent: 'a few' }))).toMatch(/A number, such as 3/);
});

test('absent for two days where the reason means three is pointed out, and not refused', () => {
  expect(good({ ...WELFARE, daysAbsent: '2' }).worries).toEqual([
    'Absent 2 school days; this reason is meant for 3 or more',
  ]);
  expect(good({ ...WELFARE, daysAbsent: '3' }).worries).toEqual([]);
});

test('an evening visit is a worry, and approving it needs a reason', () => {
  const request = good({ arrive: '17:00', backBy: '18:00' });
  expect(request.worries).toEqual(['In the evening (17:00 to 18:00): strongly advised against']);
  expect(request.needsReason).toEqual(['It is in the evening, which the policy strongly advises against.']);
});

test('an immediate concern comes before all other worries, then that the police have not been called', () => {
  const request = good({
    immediateConcern: 'Yes',
    immediateWhat: 'Crying was heard',
    policeCalled: 'Not yet',
    couldComeIn: 'Yes, they could',
    twoHarder: 'Yes',
    ...UNANNOUNCED,
  });
  expect(request.immediateConcern).toBe(true);
  expect(request.worries).toEqual([
    'Immediate concern for the child’s safety: police welfare call',
    'What the worry is: Crying was heard',
    'The police have not been called yet',
    'Unannounced: Bruises were mentioned',
    'The parents could come into school instead',
    'Two people at the door would make it harder',
  ]);
});

test('a companion from another agency is kept with name, agency and mobile', () => {
  const request = good({ visitors: [SAM], companions: 'Ann Lee, Social care, 07700 900555\n' });
  expect(request.companions).toEqual([{ name: 'Ann Lee', agency: 'Social care', mobile: '07700 900555' }]);
  expect(request.worries).toEqual([]);
  expect(wrong(ordinaryRequest({ companions: 'Ann from social care' }))).toMatch(
    /please write name, agency and mobile/,
  );
  expect(good({ companions: 'None' }).companions).toEqual([]);
});

test('a pair suggested with one person named is shown to the approver', () => {
  expect(good({ visitors: [PRIYA] }).worries).toEqual(['A pair is suggested, and only one person is named']);
});

test('an answer longer than there is room for is sent back with the length that fits', () => {
  expect(wrong(ordinaryRequest({ circumstances: 'x'.repeat(1001) }))).toBe(
    'What should be known about the family? – This is too long: please use at most 1000 characters.',
  );
});
