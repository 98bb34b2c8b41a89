// What is printed: the policy's record of a visit with its risk assessment on one A4 page, and the copy of the minutes.
import { type ComponentChildren, Fragment } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { plain } from '../plain';
import { policyOf } from '../policy';
import { confirmedWords, nameOf, readAt } from '../school/people';
import type { School } from '../school/school';
import { isAfterLeaving } from '../visit/late-assessment';
import { partyNumbers } from '../visit/party';
import type { Visit } from '../visit/record';
import { signature } from './cpoms';
import { copyRows, documentRows, stamp } from './fields';

export { cpomsText } from './cpoms';

// Google's converter drops backgrounds and knows no flex or grid: borders, tables and words alone.
const TEXT = 'font-family:Arial,Helvetica,sans-serif;color:#000000;';
const CELL = `${TEXT}font-size:9pt;line-height:11.5pt;border:1px solid #444444;padding:3px 6px;vertical-align:top;`;
const SMALL = `${TEXT}font-size:7.5pt;line-height:9.5pt;border:1px solid #444444;padding:2px 4px;vertical-align:top;`;
const TABLE = 'border-collapse:collapse;width:100%;';

function Lines({ words }: { words: string }) {
  return (
    <>
      {words.split('\n').map((line, i) => (
        <Fragment key={`${i}-${line}`}>
          {i > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </>
  );
}

function Fields({ rows }: { rows: [string, string][] }) {
  return (
    <table width="100%" cellPadding="0" cellSpacing="0" style={TABLE}>
      {rows.map(([label, words]) => (
        <tr key={label}>
          <td width="32%" style={`${CELL}width:32%;font-weight:bold;`}>
            {label}:
          </td>
          <td style={CELL}>
            <Lines words={words === '' ? '\u00a0' : words} />
          </td>
        </tr>
      ))}
    </table>
  );
}

function Heading({ words }: { words: string }) {
  return <p style={`${TEXT}font-size:10.5pt;font-weight:bold;margin:7px 0 3px;`}>{words}</p>;
}

/** The risk assessment as the policy's own table (SPT-25): levels in words. */
function Risks({
  assessment,
  title,
  school,
  late,
}: {
  assessment: NonNullable<Visit['assessment']>;
  title: string;
  school: School;
  late: boolean;
}) {
  const heads = ['Hazards', 'People', 'Severity of harm', 'Likelihood', 'Risk level', 'Controls'];
  const widths = ['20%', '13%', '17%', '10%', '8%', '32%'];
  return (
    <>
      <Heading words={`${title}: ${assessment.level.toUpperCase()}`} />
      <table width="100%" cellPadding="0" cellSpacing="0" style={TABLE}>
        <tr>
          {heads.map((head, i) => (
            <td key={head} width={widths[i]} style={`${SMALL}width:${widths[i]};font-weight:bold;`}>
              {head}
            </td>
          ))}
        </tr>
        {assessment.hazards.map((hazard) => (
          <tr key={hazard.words}>
            <td style={SMALL}>{hazard.words}</td>
            <td style={SMALL}>{hazard.people}</td>
            <td style={SMALL}>{[hazard.severity, hazard.harm].filter((words) => words !== '').join(': ')}</td>
            <td style={SMALL}>{hazard.likelihood}</td>
            <td style={`${SMALL}font-weight:bold;`}>{hazard.level}</td>
            <td style={SMALL}>{hazard.controls.join('; ')}</td>
          </tr>
        ))}
      </table>
      <p style={`${TEXT}font-size:7.5pt;margin:3px 0 0;`}>
        Assessed by {nameOf(school.staff, assessment.by)}, {stamp(assessment.at)}, who has read and understood it.
        {late ? ' It came after they had left.' : ''}
      </p>
    </>
  );
}

/** Everyone who goes: name, mobile, and when they had read and understood the policies (SPT-21). */
function Signed({ visit, school }: { visit: Visit; school: School }) {
  const { visitors } = visit.request;
  const policy = { id: visit.policy, version: visit.policyVersion };
  const confirmed = confirmedWords(policyOf(visit.policy));
  return (
    <>
      {partyNumbers(visit, school.staff).map(({ name, mobile }, i) => {
        const email = visitors[i] ?? '';
        const at = visit.readPolicyAt?.[email] ?? readAt(school, email, policy);
        const read = email === '' ? '' : `${confirmed} read and understood: ${at === null ? 'not yet' : stamp(at)}`;
        return (
          <p key={name} style={`${TEXT}font-size:7.5pt;margin:3px 0 0;`}>
            {[name, mobile, read].filter((words) => words !== '').join('. ')}
          </p>
        );
      })}
    </>
  );
}

/** One A4 page: its title, the school and the visit's reference, and what stands below. */
function sheet(title: string, ref: string, right: string, school: School, children: ComponentChildren): string {
  const page = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>{`${title} ${ref}`}</title>
        <style>{'@page { size: A4; margin: 12mm; } tr { page-break-inside: avoid; }'}</style>
      </head>
      <body style="margin:0;">
        <table width="100%" cellPadding="0" cellSpacing="0" style={TABLE}>
          <tr>
            <td style={`${TEXT}font-size:15pt;font-weight:bold;padding:0 0 6px;`}>{title}</td>
            <td align="right" style={`${TEXT}font-size:9pt;padding:0 0 6px;`}>
              {school.settings.schoolName}
              <br />
              {ref}
              {right}
            </td>
          </tr>
        </table>
        {children}
      </body>
    </html>
  );
  return `<!doctype html>${plain(renderToString(page))}`;
}

/**
 * The printed record of the visit's own policy with its fields, the approval as its signature, and the risk assessment,
 * on one A4 page (SPT-05, SPT-11, SPT-25). The safe word is printed nowhere (SPT-21).
 */
export function homeVisitForm(visit: Visit, school: School): string {
  const policy = policyOf(visit.policy);
  const { title, filedWith, assessmentTitle } = policy.document;
  return sheet(
    title,
    visit.ref,
    `. To be logged on ${filedWith}`,
    school,
    <>
      <Fields rows={documentRows(visit, school, policy)} />
      <Heading words="Authorised before the visit" />
      <Fields rows={signature(visit, school)} />
      {visit.assessment && (
        <>
          <Risks assessment={visit.assessment} title={assessmentTitle} school={school} late={isAfterLeaving(visit)} />
          <Signed visit={visit} school={school} />
        </>
      )}
    </>,
  );
}

/** The minutes as parents and authority have them: nothing of a concern, of the approval or of the risks (NAS-20). */
export function minutesCopy(visit: Visit, school: School): string {
  const policy = policyOf(visit.policy);
  return sheet(policy.document.title, visit.ref, '', school, <Fields rows={copyRows(visit, school, policy)} />);
}
