// The school of a simulated year: one of the made-up ones with visitors enough for forty visits a day, reading replies.
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foundSchool, type MadeUpSchool, type StaffRow, schoolOf } from '../../local/school';
import type { Workspace } from '../../local/workspace/workspace';
import { policyOf } from '../../src/policy';
import { WEB_APP } from '../story/school-day';

const MORE_VISITORS = [
  ...['Asha Lowe', 'Bryn Tully', 'Cora Venn', 'Dilip Marsh', 'Edie Frost', 'Felix Grange', 'Gita Holt', 'Hugo Pell'],
  ...['Iona Quist', 'Jonah Ridge', 'Kezia Strand', 'Luca Thorne', 'Moira Usk', 'Nils Wray'],
];

/** As at a school that visits all year: half-terms, Christmas and Easter closed, a tick every five minutes. */
const SETTINGS = {
  'Minutes between looks': '5',
  'Read mail replies': 'Yes',
  Closed:
    '2026-05-25 to 2026-05-29; 2026-07-22 to 2026-09-01; 2026-10-26 to 2026-10-30; 2026-12-21 to 2027-01-04; ' +
    '2027-02-15 to 2027-02-19; 2027-03-29 to 2027-04-09',
};

/** Where the policy asks for signs of life: oftener than it must, so that some are owed on ordinary outings. */
const CHECK_INS = { 'Minutes between check-ins': '60' };

/** Set up and ready: its first working day begins. */
export function yearSchool(policy: string, dist: string): { workspace: Workspace; school: MadeUpSchool } {
  const usual = schoolOf(policy);
  const pattern = usual.people.find(({ name }) => name === 'Farah Siddiqui') ?? usual.people[0];
  if (!pattern) throw new Error('Nobody is at this school.');
  const more = MORE_VISITORS.map((name, i): StaffRow => {
    const email = `${name.toLowerCase().replace(' ', '.')}@${usual.domain}`;
    const car = i % 3 > 0 ? { car: `TA${50 + i} QXO`, insuredUntil: '2027-08-31', businessCover: 'Yes' } : {};
    return { ...pattern, ...car, name, email, mobile: `07700 900${300 + i}`, job: 'Attendance officer' };
  });
  const checkIns = policyOf(policy).rules.checkInEvery === null ? {} : CHECK_INS;
  const settings = { ...usual.settings, ...SETTINGS, ...checkIns };
  const school = { ...usual, people: [...usual.people, ...more], settings };
  const workspace = foundSchool({ dist, webAppUrl: WEB_APP, school });
  workspace.settings.gmailService = true;
  workspace.settings.msPerRoundTrip = 80;
  return { workspace, school };
}

/** A folder with the built script as a school has it that reads replies: the scope for it stands in the manifest. */
export function readingReplies(dist: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'home-visits-year-'));
  const manifest = JSON.parse(readFileSync(join(dist, 'appsscript.json'), 'utf8'));
  manifest.oauthScopes.push('https://www.googleapis.com/auth/gmail.readonly');
  writeFileSync(join(folder, 'appsscript.json'), JSON.stringify(manifest));
  copyFileSync(join(dist, 'Code.js'), join(folder, 'Code.js'));
  return folder;
}
