// Ordinary answers to every question that any policy asks: a visit that is told, agreed, and nothing to worry about.
import { asked } from '../../src/forms';
import type { FormName, Policy } from '../../src/policy/schema';
import type { Answers } from '../../src/visit/record';

export interface OrdinaryFacts {
  policy: Policy;
  /** Who goes, as they stand in the form's choices: `Maya Osei (maya.osei@school.example)`. */
  visitors: string[];
  /** `YYYY-MM-DD`. */
  today: string;
  ref: string;
}

/** Attendance where the policy names it; else its first reason that asks for nothing more. */
function ordinaryReason({ reasons }: Policy): string {
  const attendance = reasons.find(({ words }) => words === 'A concern about attendance');
  const plain = reasons.find((reason) => !reason.welfare && !reason.other && !reason.senior && !reason.recorded);
  return (attendance ?? plain)?.words ?? '';
}

/** By question key. What stands on a page that these answers do not lead through has no place here. */
function table({ policy, visitors, today, ref }: OrdinaryFacts): Record<FormName, Answers> {
  const incident: Answers = {
    reference: ref,
    date: today,
    time: '14:40',
    what: 'He shouted and followed me to the car.',
    present: 'Maya',
    sort: 'Threat or aggression',
  };
  return {
    request: {
      immediateConcern: 'No',
      visitors,
      pupil: 'Amelia Jones-Carter',
      yearGroup: 'Year 9',
      place: 'The home',
      address: '14 Alder Close, SK15 2QT',
      landline: '01632 960201',
      familyPhones: '07700 900201',
      date: today,
      arrive: '14:15',
      leaveBy: '14:45',
      backBy: '15:30',
      transport: 'Car',
      carrying: 'No',
      purpose: 'A plan for coming back',
      planWhat: 'Mornings, and what would make them easier',
      planHow: 'Maya listens first; a timetable that both agree to',
      couldComeIn: 'They were asked and cannot',
      necessary: 'Mum cannot leave the baby',
      reason: ordinaryReason(policy),
      told: 'Yes, they know we are coming',
      toldHow: 'By phone',
      toldWhen: 'Monday, Maya',
      timesOffered: 'Monday after school, today at 14:15',
      appointment: 'Yes',
      adults: 'Ms, Lena Carter, school office',
      whomToSee: 'Mum and Amelia',
      mayTalkTo: 'Mum, Gran',
      circumstances: 'Nothing known',
      language: 'English',
      interpreter: 'No',
      communicate: 'By phone',
      culture: 'Nothing known',
      agenciesInvolved: 'None',
      leadPractitioner: 'None',
      cautionAdvice: 'No',
      cpomsChecked: 'Yes',
      cpomsWho: 'Maya Osei',
      cpomsWhen: today,
      cpomsFound: 'Nothing',
      services: 'No',
      historyKnown: 'Yes',
      historyHow: 'The file, and her class teacher',
      health: 'None',
      party: 'Alone',
      twoHarder: 'No',
    },
    assessment: {
      reference: ref,
      knownRisks: {
        'The student': 'None known',
        'Parents or carers': 'None known',
        'Others who live there': 'None known',
        Animals: 'None known',
      },
      allegationRisks: {
        'Hostility towards staff': 'No',
        'Child protection concerns': 'No',
        'A complaint': 'No',
        'A grievance': 'No',
      },
      remote: 'No',
      recordsChecked: 'Yes',
      recordsSay: 'Nothing',
      professionals: 'None',
      purposeClear: 'Yes',
      remaining: 'No',
    },
    report: {
      reference: ref,
      presentAll: 'Maya, Daniel, Mum, Amelia',
      outcome: 'Spoke with Mum. Amelia is back on Monday.',
      minutes: 'Spoke with Mum. Amelia is back on Monday.',
      parentThroughout: 'Yes',
      agreements: 'Amelia is back on Monday',
      childSeen: 'Yes',
      seenBy: visitors.slice(0, 1),
      hasConcern: 'No',
      controlsKept: 'Yes',
      copyParents: 'Yes',
      copyParentsAt: 'lena.carter@family.example',
      copyAuthority: 'No',
      hasActions: 'No',
    },
    incident,
  };
}

/** The ordinary answers to what the policy asks in this form. */
export function ordinaryAnswers(form: FormName, facts: OrdinaryFacts): Answers {
  const keys = new Set(asked(form, facts.policy).map(({ key }) => key));
  return Object.fromEntries(Object.entries(table(facts)[form]).filter(([key]) => keys.has(key)));
}
