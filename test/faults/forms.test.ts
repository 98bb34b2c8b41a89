// Forms: a trigger lost, doubled or blank, an answer edited, a form changed by hand; each answer is found, and handled once.
import { FORMS, type FormName } from '../../src/policy/schema';
import { HOUR } from '../../src/time';
import { troubles } from '../refusals/control';
import { PEOPLE, type SchoolDay, without } from '../story/school-day';
import {
  answersTo,
  asked,
  byHand,
  deletes,
  formId,
  justBefore,
  looks,
  OUTAGE,
  out,
  REF,
  timesTaken,
} from './form-scenes';

const { visitor, colleague, team, lead, administrator } = PEOPLE;

/** Each form of the policy with most of them, and those of a policy that asks otherwise. */
const CASES: [FormName, string][] = [
  ...FORMS.map((form): [FormName, string] => [form, 'spt']),
  ['request', 'nas'],
  ['report', 'nas'],
  ['incident', 'nas'],
];

/** Nothing more comes of it: no letter, no second line in the log. */
function expectNothingMore(day: SchoolDay, form: FormName, act: () => void): void {
  const mails = day.mailCount;
  act();
  expect(timesTaken(day, form)).toBe(1);
  expect(day.toldSince(mails)).toEqual([]);
}

describe.each(CASES)('the %s form (%s)', (form, policy) => {
  test('its trigger never fires: the next look takes it in, and the trigger that comes after all changes nothing', () => {
    const day = justBefore(form, policy);
    day.workspace.faults.submitTriggersLost = true;
    const { responseId } = day.sends(form, answersTo(day, form));
    expect(timesTaken(day, form)).toBe(0);
    looks(day);
    expect(timesTaken(day, form)).toBe(1);
    day.workspace.faults.clear();
    expectNothingMore(day, form, () => {
      day.workspace.fireFormSubmit(formId(day, form), responseId);
      day.workspace.passTime(HOUR);
      day.workspace.fireFormSubmit(formId(day, form), responseId);
      day.workspace.fireFormSubmit(formId(day, form), responseId, { blank: true });
    });
    expect(troubles(day)).toEqual([]);
  });

  test('it comes blank first, then as it is, twice at once: one answer', () => {
    const day = justBefore(form, policy);
    day.workspace.faults.submitTriggersLost = true;
    const { responseId } = day.sends(form, answersTo(day, form));
    day.workspace.faults.clear();
    day.workspace.fireFormSubmit(formId(day, form), responseId, { blank: true });
    expect(timesTaken(day, form)).toBe(0);
    day.workspace.faults.triggersDoubled = true;
    day.workspace.fireFormSubmit(formId(day, form), responseId);
    expect(timesTaken(day, form)).toBe(1);
    day.workspace.faults.clear();
    expect(troubles(day)).toEqual([]);
  });

  test('it is sent on the first of three days in which nothing runs: found as soon as the engine does', () => {
    const day = justBefore(form, policy);
    day.workspace.faults.submitTriggersLost = true;
    day.sends(form, answersTo(day, form));
    looks(day, OUTAGE);
    expect(timesTaken(day, form)).toBe(1);
  });
});

test('forms that cannot be read for hours of looks: the administrator hears once, and every answer is found after', () => {
  const day = out();
  day.workspace.faults.submitTriggersLost = true;
  for (const form of ['report', 'incident'] as const) day.sends(form, answersTo(day, form));
  for (let half = 0; half < 5; half++) {
    day.workspace.faults.failNext('FormApp.openById', 'Service unavailable: Forms', 50);
    looks(day);
  }
  expect(timesTaken(day, 'report')).toBe(0);
  expect(troubles(day).filter((subject) => subject.includes('"report" could not be read'))).toHaveLength(1);
  day.workspace.faults.clear();
  looks(day);
  for (const form of ['report', 'incident'] as const) expect(timesTaken(day, form)).toBe(1);
});

test('twenty-four requests whose triggers are lost: some a tick, each once, none twice, whatever is killed meanwhile', () => {
  const day = justBefore('request');
  day.workspace.faults.submitTriggersLost = true;
  for (let n = 1; n <= 24; n++) day.sends('request', day.ordinaryRequest({ pupil: `Child ${n}` }));
  day.workspace.faults.killAt(70, { fn: 'tick_' });
  looks(day);
  const tick = () => {
    day.workspace.passTime(60_000);
    day.workspace.run('tick_', [], { context: 'trigger' });
  };
  for (let n = 0; n < 2; n++) tick();
  expect(timesTaken(day, 'request')).toBe(24);
  expect(day.school.lastVisit).toBe(24);
  looks(day);
  expect(day.school.lastVisit).toBe(24);
});

test('an answer of the very millisecond in which a look begins is found, whether Google counts it in or not', () => {
  for (const responsesOnlyAfter of [false, true]) {
    const day = justBefore('request');
    day.workspace.settings.responsesOnlyAfter = responsesOnlyAfter;
    looks(day);
    day.workspace.faults.submitTriggersLost = true;
    // The look's own time, and one before the hour that looks overlap.
    for (const at of [day.school.lookedAt, day.school.lookedAt - HOUR]) {
      const { responseId } = day.sends('request', day.ordinaryRequest());
      const { responses } = day.workspace.formState(formId(day, 'request'));
      const response = responses.find(({ id }) => id === responseId);
      if (response) response.at = at;
    }
    looks(day);
    expect(timesTaken(day, 'request')).toBe(2);
  }
});

test('two people in one second, and one person twice: each answer is a visit of its own, whether the triggers come or not', () => {
  for (const lost of [false, true]) {
    const day = justBefore('request');
    day.workspace.faults.submitTriggersLost = lost;
    day.sends('request', day.ordinaryRequest());
    day.sends('request', day.ordinaryRequest({ visitors: [day.choice(colleague)] }), colleague);
    day.sends('request', day.ordinaryRequest());
    if (lost) looks(day);
    expect(timesTaken(day, 'request')).toBe(3);
    expect(day.subjects(visitor)).toHaveLength(2);
    expect(day.subjects(colleague)).toHaveLength(1);
  }
});

describe('an answer that is changed, and no trigger says so', () => {
  const lostEdit = (day: SchoolDay, changes: Record<string, string>, form: FormName = 'request') => {
    const { editUrl } = form === 'request' ? day.visit(REF).request : (day.visit(REF).report ?? { editUrl: '' });
    day.workspace.faults.submitTriggersLost = true;
    day.changes(form, editUrl, changes);
  };

  test('before approval: the visit is as it was changed, once', () => {
    const day = asked();
    lostEdit(day, { address: '2 Mill Lane, SK15 1AA' });
    looks(day);
    expect(day.reads(visitor, { p: 'visit', ref: REF })).toContain('2 Mill Lane');
    expectNothingMore(day, 'request', () => looks(day));
  });

  test('after approval: it wants approval anew, and everyone who knew is told', () => {
    const day = asked();
    day.sends('assessment', day.ordinaryAssessment(REF));
    day.taps(team, { page: 'visit', ref: REF, act: 'approve', party: 'alone' });
    lostEdit(day, { address: '2 Mill Lane, SK15 1AA' });
    looks(day);
    expect(day.mailTo(visitor, 'WAIT, not approved any more').body).toContain('2 Mill Lane');
  });

  test('while they are out: what they left for stays, and whoever watches hears of it', () => {
    const day = out();
    const count = day.mailCount;
    lostEdit(day, { address: '2 Mill Lane, SK15 1AA' });
    looks(day);
    expect(day.outing().stops[0]?.address).toContain('14 Alder Close');
    expect(day.toldSince(count)).toContain(PEOPLE.watcher);
  });

  test('after the report: the newer report stands, and the older is kept', () => {
    const day = out();
    day.sends('report', day.ordinaryReport(REF));
    lostEdit(day, { outcome: 'Nobody came to the door.' }, 'report');
    looks(day);
    expect(day.reads(visitor, { p: 'visit', ref: REF })).toContain('Nobody came to the door.');
  });
});

test('a visit that is in the archive: its request found again by a look that reaches far back makes no second one', () => {
  const day = asked();
  day.taps(visitor, { page: 'visit', ref: REF, act: 'cancel', words: 'They are coming in.' });
  const { editUrl } = day.visit(REF).request;
  const unreadable = () => day.workspace.faults.failNext('FormApp.openById', 'Service unavailable: Forms', 50);
  unreadable();
  looks(day, 26 * HOUR);
  unreadable();
  looks(day);
  day.workspace.faults.clear();
  looks(day);
  looks(day);
  expect(day.school.lastVisit).toBe(1);
  expect(() => day.visit(REF)).toThrow('is not open');
  // Whoever opens the old link and gives another day asks for another visit; nothing of that is lost.
  day.changes('request', editUrl, { date: '2026-05-20' });
  expect(day.visit('HV-0002').request.date).toBe('2026-05-20');
});

describe('a form that somebody changes in its editor', () => {
  test('a question with other words: its answer is the same question’s still', () => {
    const day = justBefore('request');
    const answers = answersTo(day, 'request');
    const id = formId(day, 'request');
    day.workspace.faults.submitTriggersLost = true;
    const { responseId } = day.sends('request', answers);
    byHand(day, 'request', 'address', (item) => {
      item.title = 'Where?';
    });
    day.workspace.faults.clear();
    day.workspace.fireFormSubmit(id, responseId);
    expect(day.visit(REF).request.address).toBe('14 Alder Close, SK15 2QT');
  });

  test('a question deleted: the sender is asked for it, the administrator hears, and after a rebuild it is answered', () => {
    const day = justBefore('request');
    deletes(day, 'request', 'address');
    day.sends('request', without(day.ordinaryRequest(), 'address'));
    const { body } = day.mailTo(visitor, 'Please put right');
    expect(body).toMatch(/address/i);
    looks(day);
    expect(day.mailTo(administrator, 'has lost what somebody deleted').body).toContain('Rebuild the forms');
    day.workspace.run('rebuildForms_', [], { context: 'menu' });
    const link = /https:\S+edit2\S+/.exec(body)?.[0] ?? '';
    day.changes('request', link, { address: '14 Alder Close, SK15 2QT' });
    expect(day.visit(REF).request.pupil).toBe('Amelia Jones-Carter');
    expect(day.visit(REF).request.address).toBe('14 Alder Close, SK15 2QT');
    const told = day.mailCount;
    looks(day);
    expect(day.toldSince(told)).not.toContain(administrator);
  });

  test('the reference deleted from the report: nothing is lost, and its concern is heard at once', () => {
    const day = out();
    deletes(day, 'report', 'reference');
    const concern = { hasConcern: 'Yes', concern: 'A bruise on her arm.', discussed: 'not yet' };
    day.sends('report', without(day.ordinaryReport(REF, concern), 'reference'));
    expect(day.mailTo(visitor, 'Please put right').body).toMatch(/reference/i);
    expect(day.mailTo(lead, 'could not be placed').body).toContain('A bruise on her arm.');
  });

  /** As one copy of a question after another, the old ones deleted: they look as before, and none is one that was built. */
  const replacesAll = (day: SchoolDay, form: FormName) => {
    for (const item of day.workspace.formState(formId(day, form)).items)
      if (item.kind !== 'PAGE_BREAK') item.id += 5_000_000;
  };
  const told = (day: SchoolDay) => day.inbox(administrator).filter(({ subject }) => subject.includes('Nothing in the'));

  test.each([
    ['its trigger', false],
    ['a look', true],
  ])('every question replaced by a copy: by %s sender and administrator hear of the answer, once', (_, lost) => {
    const day = justBefore('request');
    replacesAll(day, 'request');
    day.workspace.faults.submitTriggersLost = lost;
    day.sends('request', day.ordinaryRequest());
    looks(day);
    looks(day);
    const mails = day.inbox(visitor).filter(({ subject }) => subject.includes('Please put right'));
    expect(mails.map(({ body }) => body)).toEqual([
      expect.stringMatching(/Nothing that you answered could be read.*An administrator/s),
    ]);
    expect(told(day).map(({ body }) => body)).toEqual([
      expect.stringMatching(/maya\.osei.*read it now.*may tell of a concern.*Rebuild the forms/s),
    ]);
    // What is left of the form is mended, and the same answer sent again is a visit.
    day.workspace.run('rebuildForms_', [], { context: 'menu' });
    day.workspace.faults.clear();
    day.changes('request', /https:\S+edit2\S+/.exec(mails[0]?.body ?? '')?.[0] ?? '', day.ordinaryRequest());
    expect(day.visit(REF).request.pupil).toBe('Amelia Jones-Carter');
  });

  test('every question of the incident form replaced: those whose work it is hear at once, and one must answer', () => {
    const day = out();
    replacesAll(day, 'incident');
    day.sends('incident', day.ordinaryIncident(REF, { date: '2026-05-12' }));
    expect(told(day)).toHaveLength(1);
    expect(day.mailTo(lead, 'could not be placed').body).toContain(visitor);
    expect(day.school.unplaced).toHaveLength(1);
  });

  test('a choice with other words: the sender is told which question, and a rebuild puts the choice back', () => {
    const day = justBefore('request');
    const answers = answersTo(day, 'request');
    byHand(day, 'request', 'told', (item) => {
      for (const choice of item.choices ?? []) if (choice.value.startsWith('Yes')) choice.value = 'They know';
    });
    day.sends('request', { ...answers, told: 'They know' });
    const { body } = day.mailTo(visitor, 'Please put right');
    expect(body).toMatch(/know/i);
    day.workspace.run('rebuildForms_', [], { context: 'menu' });
    day.changes('request', /https:\S+edit2\S+/.exec(body)?.[0] ?? '', answers);
    expect(day.visit(REF).request.pupil).toBe('Amelia Jones-Carter');
  });

  test('a question added by hand: the rest is taken in, and “Check everything” says where its answers are', () => {
    const day = justBefore('request');
    const answers = answersTo(day, 'request');
    const state = day.workspace.formState(formId(day, 'request'));
    const [first] = state.items.filter(({ kind }) => kind === 'TEXT');
    if (first)
      state.items.push({
        ...structuredClone(first),
        id: 987654,
        entry: 987654,
        title: 'Favourite colour',
        required: false,
      });
    day.sends('request', answers);
    expect(timesTaken(day, 'request')).toBe(1);
    const said = String(day.workspace.run('checkEverything_', [], { context: 'menu' }).result);
    expect(said).toContain('Somebody added 1 item to the form');
    expect(troubles(day)).toEqual([]);
  });

  test.each([
    ['closed', (day: SchoolDay) => Object.assign(day.workspace.formState(formId(day, 'report')), { accepting: false })],
    [
      'unpublished',
      (day: SchoolDay) => Object.assign(day.workspace.formState(formId(day, 'report')), { published: false }),
    ],
  ])('%s: the administrator hears within half an hour, once a day, and a rebuild opens it', (_, shut) => {
    const day = out();
    shut(day);
    looks(day);
    looks(day);
    expect(troubles(day).filter((subject) => subject.includes('takes no answers'))).toHaveLength(1);
    day.workspace.run('rebuildForms_', [], { context: 'menu' });
    day.sends('report', day.ordinaryReport(REF));
    expect(timesTaken(day, 'report')).toBe(1);
  });

  test('in the bin: the other forms are read all the same, and restored it is read from where it was', () => {
    const day = out();
    day.workspace.faults.submitTriggersLost = true;
    day.sends('report', day.ordinaryReport(REF));
    day.sends('incident', day.ordinaryIncident(REF, { date: '2026-05-12' }));
    const { forms } = day.workspace.state;
    const at = forms.findIndex(({ id }) => id === formId(day, 'report'));
    const binned = forms.splice(at, 1);
    for (let half = 0; half < 4; half++) looks(day);
    expect(timesTaken(day, 'incident')).toBe(1);
    expect(troubles(day).filter((subject) => subject.includes('"report" could not be read'))).toHaveLength(1);
    forms.push(...binned);
    looks(day);
    expect(timesTaken(day, 'report')).toBe(1);
  });
});
