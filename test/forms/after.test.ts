// The forms after a visit: the report and the incident.
import { readIncident, readReport } from '../../src/forms';
import type { Answers, Report } from '../../src/visit/record';
import { STAFF } from '../samples';
import {
  ordinaryIncident,
  ordinaryReport,
  PRIYA,
  visitFacts as planned,
  problemsOf,
  SAM,
  said,
  taken,
  visit,
  without,
} from './filling';

/** They have left for it. */
const visitFacts = { ...planned, visits: [{ ...visit, outing: 'OUT-0004' }] };

const good = (changes: Answers = {}): Report => taken(readReport(ordinaryReport(changes), visitFacts));

const wrong = (answers: Answers): string => said(readReport(answers, visitFacts));

test('a short report says what came of it, who saw the child, and that all that was agreed was kept', () => {
  expect(good({ seenBy: [SAM, PRIYA, 'the school nurse'] })).toMatchObject({
    childSeen: true,
    seenBy: 'Sam Okoro, Priya Nair, the school nurse',
    concern: '',
    controlsKept: true,
    actions: [],
  });
});

test('every report says whether the child was seen, and by whom or why not', () => {
  expect(wrong(without(ordinaryReport(), 'childSeen'))).toMatch(/Was the child seen\?/);
  expect(wrong(without(ordinaryReport(), 'seenBy'))).toMatch(/Who saw the child\?/);
  expect(wrong(ordinaryReport({ childSeen: 'No' }))).toMatch(/Why was the child not seen\?/);
  expect(good({ childSeen: 'No', notSeenWhy: 'Nobody home' })).toMatchObject({ childSeen: false, seenBy: '' });
});

test('a concern is written down, with whom it was talked over', () => {
  expect(wrong(ordinaryReport({ hasConcern: 'Yes' }))).toMatch(
    /What is the concern\?[\s\S]*Whom on the safeguarding team/,
  );
  expect(good({ hasConcern: 'Yes', concern: 'No food in', discussed: 'Helen, 15:40' }).concern).toBe('No food in');
});

test('controls that were not kept are explained', () => {
  expect(wrong(ordinaryReport({ controlsKept: 'No' }))).toMatch(/What was different, and why\?/);
  expect(good({ controlsKept: 'No', controlsNotKept: 'Phone was flat' }).controlsKept).toBe(false);
});

test('an action has somebody on the staff list and a day to come', () => {
  const action = { hasActions: 'Yes', action1: 'Call the GP', action1Owner: SAM, action1Due: '2026-05-08' };
  expect(good(action).actions).toEqual([{ what: 'Call the GP', owner: STAFF.visitor.email, due: '2026-05-08' }]);
  expect(wrong(ordinaryReport({ ...action, action1Due: '2026-05-01' }))).toMatch(/is past/);
  expect(wrong(ordinaryReport({ ...action, action2: 'Tell Gran' }))).toMatch(
    /Action 2: by whom\?[\s\S]*Action 2: by when\?/,
  );
  expect(wrong(ordinaryReport({ ...action, action1Owner: 'gone@school.example' }))).toMatch(
    /not active on the staff list/,
  );
});

test('an incident is taken by its kind, and an accusation says who is accused of what', () => {
  expect(taken(readIncident(ordinaryIncident(), visitFacts))).toMatchObject({ sort: 'Threat or aggression' });
  const accusation = ordinaryIncident({ sort: 'Accusation against staff' });
  const problems = problemsOf(readIncident(accusation, visitFacts));
  expect(problems.map(({ question }) => question)).toEqual([
    'Is it against the headteacher?',
    'Who is accused?',
    'What was said, by whom, to whom?',
  ]);
});

test('an injury asks who was hurt', () => {
  const problems = problemsOf(readIncident(ordinaryIncident({ sort: 'Injury or attack' }), visitFacts));
  expect(problems.map(({ question }) => question)).toEqual(['Who was hurt, and how?']);
});

test('an incident on a day to come is a slip', () => {
  const problems = problemsOf(readIncident(ordinaryIncident({ date: '2026-05-06' }), visitFacts));
  expect(problems[0]?.words).toMatch(/still to come/);
});
