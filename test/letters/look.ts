// Draws every letter and printed page as pictures in a folder, wide and narrow, light and dark: `tsx --tsconfig src/tsconfig.json test/letters/look.ts`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import { homeVisitForm, minutesCopy } from '../../src/letters/documents';
import { policies, rulesInForce } from '../../src/policy';
import {
  at,
  STAFF,
  sampleAssessment,
  sampleOuting,
  sampleReport,
  sampleRequest,
  sampleSchool,
  sampleVisit,
  TODAY,
} from '../samples';
import { ordinaryAnswers } from '../story/ordinary';
import { OCCASIONS, titleOf, written } from './every-letter';

const folder = join(tmpdir(), 'letters');

async function look(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
  const page = await browser.newPage();
  for (const occasion of OCCASIONS) {
    const name = titleOf(occasion).replace(/[^a-z]+/gi, '-');
    const letter = written(occasion);
    writeFileSync(join(folder, `${name}.txt`), `${letter.subject}\n\n${letter.text}`);
    for (const [width, scheme] of [
      [640, 'light'],
      [390, 'light'],
      [390, 'dark'],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 400 });
      await page.setContent(letter.html);
      await page.screenshot({ path: join(folder, `${name}.${width}.${scheme}.png`), fullPage: true });
    }
  }
  const made = { at: at('15:24'), arrivedAt: at('14:17'), leftAt: at('15:02'), how: 'visited' };
  await page.emulateMedia({ colorScheme: 'light', media: 'print' });
  await page.setViewportSize({ width: 700, height: 990 });
  for (const policy of Object.values(policies)) {
    const facts = { policy, visitors: ['Sam Okoro (sam.okoro@school.example)'], today: TODAY, ref: 'HV-0012' };
    // As long as the policy's own table makes it.
    const hazards = policy.hazards.map((hazard) => ({ ...hazard, level: 'Medium' as const }));
    const visit = sampleVisit({
      made,
      policy: policy.id,
      rules: rulesInForce(policy, sampleSchool().settings),
      outing: sampleOuting().ref,
      request: sampleRequest({ answers: ordinaryAnswers('request', facts) }),
      assessment: hazards.length > 0 ? { ...sampleAssessment(), hazards } : null,
      report: sampleReport({ answers: ordinaryAnswers('report', facts) }),
      actions: [{ id: 'A1', what: 'Ring Mum', owner: STAFF.companion.email, due: at('16:00'), done: null }],
    });
    for (const [name, html] of [
      ['record', homeVisitForm(visit, sampleSchool())],
      ['copy', minutesCopy(visit, sampleSchool())],
    ]) {
      await page.setContent(html ?? '');
      await page.screenshot({ path: join(folder, `${policy.id}-${name}.png`), fullPage: true });
      await page.pdf({ path: join(folder, `${policy.id}-${name}.pdf`), preferCSSPageSize: true });
    }
  }
  await browser.close();
  console.log(folder);
}

void look();
