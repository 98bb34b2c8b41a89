// A sixth policy is a sixth file: a school chooses it, and the whole product follows it.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundle } from '../../build/bundle';
import { alderPark, foundSchool } from '../../local/school';
import { PEOPLE, SchoolDay } from '../story/school-day';
import './sixth/register';

const { visitor, lead, seniorLeader } = PEOPLE;

async function sixthSchool(): Promise<SchoolDay> {
  const dist = mkdtempSync(join(tmpdir(), 'home-visits-sixth-'));
  await buildBundle({ outDir: dist, entry: join(__dirname, 'sixth/main.js') });
  const school = { ...alderPark, name: 'Sixth School', settings: { ...alderPark.settings, Policy: 'sixth' } };
  return new SchoolDay(foundSchool({ dist, webAppUrl: 'https://script.google.com/a/macros/x/s/Y/exec', school }));
}

test('a school with a sixth policy asks, decides, watches, checks in and records as that file says', async () => {
  const day = await sixthSchool();
  expect(day.school.files.forms.assessment).toBeUndefined();
  const ref = day.asks({ reason: 'Bringing the class hamster home' });
  expect(day.mailTo(seniorLeader, 'Please approve').body).toContain('Bringing the class hamster home');
  day.taps(seniorLeader, { page: 'visit', ref, act: 'approve', party: 'alone' });
  expect(day.mailTo(visitor, 'Approved').body).toContain('Take the hamster’s food.');
  const out = day.leaves([ref], { watcher: lead, due: '15:30', safeWord: '' });
  expect(day.mailTo(lead, 'You watch over').body).toContain('15:30');
  day.says(lead, out, "I'm watching");
  day.leaps('10:01');
  expect(day.mailTo(visitor, 'Check in').body).toContain('fine');
  day.says(visitor, out, 'arrived');
  day.says(visitor, out, 'left', { how: 'nobody home' });
  day.says(visitor, out, 'back');
  expect(day.board('Actions').map(({ What }) => What)).toEqual(['Write to the parents']);
  day.sends('report', day.ordinaryReport(ref, { childSeen: 'No', notSeenWhy: 'Nobody was in' }));
  expect(day.reads(visitor, { p: 'actions' })).toContain('the green book');
  day.taps(visitor, { page: 'actions', ref, act: 'record CPOMS' });
  day.taps(visitor, { page: 'actions', ref, act: 'action done', id: 'A1' });
  expect(day.board('Register')[0]?.Status).toMatch(/closed/);
});
