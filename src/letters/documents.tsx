// What is printed: the Home Visit Form with its risk assessment on one A4 page, for PDF and CPOMS.
import { Fragment } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Policy } from '../policy/schema';
import { nameOf } from '../school/people';
import type { School } from '../school/school';
import type { Visit } from '../visit/record';
import { signature, stamp, tenFields } from './cpoms';

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
function Risks({ assessment, school }: { assessment: NonNullable<Visit['assessment']>; school: School }) {
  const heads = ['Hazards', 'People', 'Severity of harm', 'Likelihood', 'Risk level', 'Controls'];
  const widths = ['20%', '13%', '17%', '10%', '8%', '32%'];
  return (
    <>
      <Heading words={`Community Lone Working Risk Assessment: ${assessment.level.toUpperCase()}`} />
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
      </p>
    </>
  );
}

/**
 * The policy's Home Visit Form with its ten fields, the approval as its signature, and the risk assessment, on one A4
 * page (SPT-05, SPT-11, SPT-25). The safe word is printed nowhere (SPT-21).
 */
export function homeVisitForm(visit: Visit, school: School, policy: Policy): string {
  const page = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>{`${policy.document.title} ${visit.ref}`}</title>
        <style>{'@page { size: A4; margin: 12mm; } tr { page-break-inside: avoid; }'}</style>
      </head>
      <body style="margin:0;">
        <table width="100%" cellPadding="0" cellSpacing="0" style={TABLE}>
          <tr>
            <td style={`${TEXT}font-size:15pt;font-weight:bold;padding:0 0 6px;`}>{policy.document.title}</td>
            <td align="right" style={`${TEXT}font-size:9pt;padding:0 0 6px;`}>
              {school.settings.schoolName}
              <br />
              {visit.ref}. To be logged on {policy.document.filedWith}
            </td>
          </tr>
        </table>
        <Fields rows={tenFields(visit, school)} />
        <Heading words="Authorised before the visit" />
        <Fields rows={signature(visit, school)} />
        {visit.assessment && <Risks assessment={visit.assessment} school={school} />}
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}`;
}
