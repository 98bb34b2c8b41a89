// Axe on every page of the web app, calm and in an alarm: nobody is shut out of any.
import { PEOPLE } from '../story/school-day';
import { expectNoFindings } from './axe';
import { opened, webAppUrl } from './browser';
import { fullDay } from './full-day';

const { visitor, watcher, lead, head, office, administrator } = PEOPLE;

test('every page of the web app, calm and in an alarm', async () => {
  const stage = await opened(fullDay);
  const { page, day } = stage;
  const look = async (name: string, as: string, query: string) => {
    await page.goto(webAppUrl(stage, as, query));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('button[data-toggle]').evaluateAll((all: HTMLElement[]) => {
      for (const more of all) more.click();
    });
    await expectNoFindings(page, name);
  };
  await look('home-visitor', visitor, '');
  await look('home-lead', lead, '');
  await look('visit-approver', lead, 'p=visit&ref=HV-0003');
  await look('visit-visitor', visitor, 'p=visit&ref=HV-0001');
  await look('leave', visitor, 'p=leave&ref=HV-0003');
  await look('outing-visitor', visitor, 'p=outing&ref=OUT-0002');
  await look('outing-school', watcher, 'p=outing&ref=OUT-0002');
  await look('desk', office, 'p=desk');
  await look('actions', lead, 'p=actions');
  await look('read', visitor, 'p=read');
  await look('refusal', administrator, 'p=outing&ref=OUT-0002');
  await look('desk-administrator', administrator, 'p=desk');
  await look('nobody', '', '');

  day.leaps('15:31');
  await look('outing-visitor-due', visitor, 'p=outing&ref=OUT-0002');
  day.until('15:41');
  await look('outing-alarm', watcher, 'p=outing&ref=OUT-0002');
  await look('desk-alarm', office, 'p=desk');
  day.until('16:01');
  await look('outing-police', head, 'p=outing&ref=OUT-0002');
  day.says(visitor, 'OUT-0002', 'help');
  await look('outing-help-school', watcher, 'p=outing&ref=OUT-0002');
  await look('outing-help-visitor', visitor, 'p=outing&ref=OUT-0002');

  // A drill beside it.
  const farah = 'farah.siddiqui@school.example';
  day.taps(lead, { page: 'desk', act: 'start drill', visitor: farah, minutes: '5' });
  const drill = 'DRILL-HV-0001';
  day.taps(day.approver(drill), { page: 'visit', ref: drill, act: 'approve', party: 'alone' });
  await look('visit-drill', head, `p=visit&ref=${drill}`);
  await look('leave-drill', farah, `p=leave&ref=${drill}`);
  day.readsPolicy(farah);
  day.taps(farah, day.signOutFor([drill], { transport: 'On foot', due: '' }));
  day.leaps('16:40');
  await look('outing-drill', head, 'p=outing&ref=DRILL-OUT-0001');
  await look('outing-drill-visitor', farah, 'p=outing&ref=DRILL-OUT-0001');
  await look('desk-drill', lead, 'p=desk');
});
