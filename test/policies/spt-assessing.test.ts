// Stamford Park, the Lone Working Risk Assessment: what it asks, what it stops, and what must be in place before leaving.
import { asText, PEOPLE, schoolDay, without } from '../story/school-day';

const { visitor, colleague, team, lead } = PEOPLE;

const approval = (ref: string) => ({ page: 'visit', ref, act: 'approve', party: 'alone' });
const KNOWN = {
  'The student': 'None known',
  'Parents or carers': 'Yes',
  'Others who live there': 'Not checked',
  Animals: 'Yes',
};

test('[SPT-07] nothing is approved before the risk assessment is in', () => {
  const day = schoolDay();
  const ref = day.asks();
  expect(day.isRefused(team, approval(ref))).toContain('risk assessment is not in yet');
  expect(day.inbox(team)).toEqual([]);
  day.sends('assessment', day.ordinaryAssessment(ref));
  day.taps(team, approval(ref));
});

test('[SPT-07] every visitor has read the policy, signed in under their own name', () => {
  const day = schoolDay();
  const ref = day.approved({ visitors: [day.choice(visitor), day.choice(colleague)], party: 'In a pair' });
  day.readsPolicy(visitor);
  const refusal = day.isRefused(visitor, day.signOutFor([ref]));
  expect(refusal).toContain('Daniel Hughes has not yet said "read and understood"');
  expect(refusal).not.toContain('Maya Osei has not yet');
  expect(day.reads(visitor, { p: 'leave', ref })).toContain('Still to read the policy: Daniel Hughes');
  day.readsPolicy(colleague);
  day.taps(visitor, day.signOutFor([ref]));
});

test('[SPT-07][SPT-21] both policies are named where they are confirmed, and the printed assessment has who, mobile and day', () => {
  const day = schoolDay();
  const ref = day.approved({ visitors: [day.choice(visitor), day.choice(colleague)], party: 'In a pair' });
  for (const p of ['read', 'leave'])
    expect(day.reads(visitor, { p })).toContain('Home Visit Policy and Community Lone Working Policy');
  const mobiles = { [visitor]: '07700 900999', [colleague]: '07700 900888' };
  const out = day.leaves([ref], { mobiles, safeWord: 'purple giraffe' });
  for (const act of ['arrived', 'left', 'back']) day.says(visitor, out, act);
  day.sends('report', day.ordinaryReport(ref));
  const pdf = asText(day.mailTo(visitor, 'log on CPOMS').attachments[0]?.html ?? '');
  const read = 'Home Visit Policy and Community Lone Working Policy read and understood: Tue 12 May 2026, 09:00';
  expect(pdf).toContain(`Maya Osei. 07700 900999. ${read}`);
  expect(pdf).toContain(`Daniel Hughes. 07700 900888. ${read}`);
  expect(pdf).not.toContain('purple giraffe');
});

test('[SPT-33] the policy and procedure are read once per version, before a first sign-out', () => {
  const day = schoolDay();
  const first = day.approved();
  expect(day.isRefused(visitor, day.signOutFor([first]))).toContain('version September 2025');
  expect(day.reads(visitor, { p: 'read' })).toContain('Never into a child’s bedroom');
  day.readsPolicy(visitor);
  const out = day.leaves([first]);
  day.says(visitor, out, 'back');
  const second = day.approved({ pupil: 'Ben Small' });
  expect(day.reads(visitor, { p: 'leave', ref: second })).not.toContain('First, the policy');
  day.taps(visitor, day.signOutFor([second]));
});

test('[SPT-13] risks from student, parents, others in the household and animals are each asked, and told to who decides', () => {
  const day = schoolDay();
  const ref = day.asks();
  const answers = day.ordinaryAssessment(ref);
  const title = 'Is there any known risk from …';
  expect(day.isNotTaken('assessment', without(answers, 'knownRisks'))).toEqual([title]);
  expect(day.isNotTaken('assessment', { ...answers, knownRisks: { ...KNOWN, Animals: '' } })).toEqual([title]);
  day.sends('assessment', { ...answers, knownRisks: KNOWN, riskDetails: 'Dad shouts; a large dog, kept loose' });
  const { body } = day.mailTo(team, ref);
  expect(body).toContain('Known risk: Parents or carers; Animals');
  expect(body).toContain('Risks not checked: Others who live there');
  expect(body).toContain('a large dog, kept loose');
});

test('[SPT-14] what makes an allegation likelier is asked one by one, and stands first before who decides', () => {
  const day = schoolDay();
  const ref = day.asks();
  const answers = day.ordinaryAssessment(ref);
  expect(day.isNotTaken('assessment', without(answers, 'allegationRisks'))).toHaveLength(1);
  day.sends('assessment', {
    ...answers,
    allegationRisks: {
      'Hostility towards staff': 'Yes',
      'Child protection concerns': 'Not known',
      'A complaint': 'Yes',
      'A grievance': 'No',
    },
    riskDetails: 'Complaint of March',
  });
  const { body } = day.mailTo(team, ref);
  expect(body).toContain('An allegation is likelier: Hostility towards staff; A complaint');
  expect(body.indexOf('An allegation is likelier')).toBeLessThan(body.indexOf('Who goes'));
  const page = day.reads(team, { p: 'visit', ref });
  expect(page.indexOf('An allegation is likelier')).toBeLessThan(page.indexOf('Address'));
});

test('[SPT-15] a visit outside school hours is noticed, and its question has to be answered before approval', () => {
  const day = schoolDay();
  const ref = day.asks({ date: '2026-05-26' });
  day.sends('assessment', day.ordinaryAssessment(ref, { outside: 'No' }));
  const mail = day.mailTo(visitor, 'Please put right');
  expect(mail.body).toContain('is outside school hours');
  expect(day.isRefused(team, approval(ref))).toContain('not in yet');
  const unanswered = day.ordinaryAssessment(ref, { outside: 'Yes' });
  expect(day.isNotTaken('assessment', unanswered)).toEqual(['What is different then, and what have you arranged?']);
  day.sends('assessment', { ...unanswered, outsideConsidered: 'Grace keeps her phone on' });
  expect(day.mailTo(team, ref).body).toContain('Outside school hours: Grace keeps her phone on');
  day.taps(team, approval(ref));
});

test('[SPT-15] moved to a Saturday afterwards, it is not approved until that is considered', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses();
  day.changes('request', day.visit(ref).request.editUrl, { date: '2026-05-16' });
  expect(day.isRefused(team, approval(ref))).toContain('outside school hours');
  const editUrl = day.visit(ref).assessment?.editUrl ?? '';
  day.changes('assessment', editUrl, { outside: 'Yes', outsideConsidered: 'Ann is on call' });
  day.taps(team, approval(ref));
});

test('[SPT-16] a remote place names what makes it safe enough, and that is ticked before leaving', () => {
  const day = schoolDay();
  const ref = day.asks();
  const remote = day.ordinaryAssessment(ref, { remote: 'Yes' });
  expect(day.isNotTaken('assessment', remote)).toEqual(['What will make that safe enough?']);
  day.sends('assessment', { ...remote, remoteControl: 'A call from the farm gate' });
  expect(day.mailTo(team, ref).body).toContain('Remote or secluded, with this in place: A call from the farm gate');
  day.taps(team, approval(ref));
  day.readsPolicy(visitor);
  const full = day.signOutFor([ref]);
  const others = (full.controls as string[]).filter((control) => control !== 'A call from the farm gate');
  expect(day.isRefused(visitor, { ...full, controls: others })).toContain('A call from the farm gate');
});

test('[SPT-17] the controls of the assessment are ticked before leaving', () => {
  const day = schoolDay();
  const ref = day.approved();
  day.readsPolicy(visitor);
  expect(day.reads(visitor, { p: 'leave', ref })).toContain('Torch and phone carried');
  const full = day.signOutFor([ref]);
  const some = day.visit(ref).assessment?.controls.filter((control) => control !== 'Torch and phone carried');
  const refusal = day.isRefused(visitor, { ...full, controls: some });
  expect(refusal).toBe('Tick that this control is in place: Torch and phone carried.');
  day.taps(visitor, full);
});

test('[SPT-17] the report asks whether what was agreed was kept to', () => {
  const day = schoolDay();
  const ref = day.approved();
  const out = day.leaves([ref]);
  day.says(visitor, out, 'back');
  const report = day.ordinaryReport(ref);
  expect(day.isNotTaken('report', without(report, 'controlsKept'))).toContain(
    'Did you keep to everything agreed in the risk assessment?',
  );
  expect(day.isNotTaken('report', { ...report, controlsKept: 'No' })).toEqual(['What was different, and why?']);
  day.sends('report', { ...report, controlsKept: 'No', controlsNotKept: 'No torch: the battery was flat' });
  expect(day.reads(team, { p: 'visit', ref })).toContain('No torch: the battery was flat');
});

test('[SPT-20] a concern that remains: not approved until the advice is written', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses({}, { remaining: 'Yes', remainingWhat: 'The brother is out of prison' });
  expect(day.mailTo(team, ref).body).toContain('cannot be approved');
  expect(day.isRefused(team, approval(ref))).toContain('advice of the trust or the local authority');
  const editUrl = day.visit(ref).assessment?.editUrl ?? '';
  day.changes('assessment', editUrl, { advice: 'LA duty desk, 9.20: go in a pair, by day' });
  day.taps(team, approval(ref));
  expect(day.reads(lead, { p: 'visit', ref })).toContain('LA duty desk, 9.20');
});

test('[SPT-25] the table of five hazards is prefilled, its level worked out, and printed as a table', () => {
  const day = schoolDay();
  const ref = day.asks();
  const link = /https:\S+entry\S+/.exec(day.mailTo(visitor, ref).body)?.[0] ?? '';
  const id = day.school.files.forms.assessment?.id ?? '';
  const prefilled = day.workspace.prefill(link);
  const by = (title: string) => prefilled[day.workspace.itemId(id, title)];
  expect(by('How likely is each at this visit?')).toEqual(Array(5).fill('Remote'));
  expect(by('Driving: what will be in place?')).toContain('Breakdown cover');
  const answers = day.ordinaryAssessment(ref);
  const dog = 'Attack by a dog or another animal';
  day.sends('assessment', {
    ...answers,
    likelihood: { ...(answers.likelihood as Record<string, string>), [dog]: 'Very likely' },
    hasExtra: 'Yes',
    extraHazard: 'Icy steps',
    extraHarm: 'A fall',
    extraLikelihood: 'Remote',
    extraSeverity: 'Minor',
    extraControls: 'Sturdy shoes',
  });
  const { body } = day.mailTo(team, ref);
  expect(body).toContain(`High risk: ${dog}`);
  expect(body.split('Breakdown cover')).toHaveLength(2);
  expect(day.reads(team, { p: 'visit', ref })).toContain('Risk: High');
  day.taps(team, approval(ref));
  const out = day.leaves([ref]);
  day.says(visitor, out, 'back');
  day.leaps('15:05');
  const pdf = day.mailTo(visitor, 'on CPOMS').attachments[0]?.html ?? '';
  expect(pdf).toMatch(/<td[^>]*>Hazards<\/td>.*People.*Severity of harm.*Likelihood.*Risk level.*Controls/s);
  expect(pdf).toMatch(/Attack by a dog or another animal.*Major: A major injury.*Very likely.*High/s);
  expect(pdf).toMatch(/Icy steps.*Those who go.*Minor: A fall.*Remote.*Low.*Sturdy shoes/s);
});
