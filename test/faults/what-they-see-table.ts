// What everybody can see of a visit, by page, mail and sheet, over its whole life: a table for one policy, and what the others have otherwise.

/**
 * At Stamford Park: the fields that were shown at any time (see `WORDS`), by reader and place. Who is not named here saw
 * none: chair, staff without a role, whoever has left. An incident is an ordinary one; an accusation is for the headteacher
 * and whoever wrote it down, and `team` is here the one accused. The otherVisitor only owns an action. Refusals tell none.
 */
export const SHOWN: Record<string, string> = {
  'visitor, home': 'pupil',
  'visitor, visit':
    'pupil, companion, address, family, seeing, mobile, worry, purpose, home, risk, hazard, condition, police, new risk, alone, referral, outcome, who saw, concern, decided, action, task, incident, answered, recorded, accusation',
  'visitor, leave': 'pupil, address, car, hazard',
  'visitor, actions':
    'pupil, companion, address, mobile, purpose, condition, alone, referral, outcome, who saw, concern, decided, action, task, answered, recorded',
  'watcher, home': 'companion',
  'watcher, desk': 'companion, address, seeing, mobile, car',
  'office, home': 'companion',
  'office, visit': 'initials, companion, address, seeing, purpose, hazard, condition, police, who saw, recorded',
  'office, leave': 'initials, address, car, hazard',
  'office, desk': 'companion, address, seeing, mobile, car',
  'office, actions': 'initials, recorded',
  'team, home': 'pupil, companion',
  'team, visit':
    'pupil, companion, address, family, seeing, mobile, worry, purpose, home, risk, hazard, condition, police, new risk, alone, referral, outcome, who saw, concern, decided, action, task, incident, answered, recorded',
  'team, desk': 'companion, address, seeing, mobile, car',
  'team, actions':
    'pupil, companion, address, mobile, purpose, condition, alone, referral, outcome, who saw, concern, decided, action, task, answered, recorded',
  'lead, home': 'pupil, companion',
  'lead, visit':
    'pupil, companion, address, family, seeing, mobile, worry, purpose, home, risk, hazard, condition, police, new risk, alone, referral, outcome, who saw, concern, decided, action, task, incident, answered, recorded',
  'lead, desk': 'companion, address, seeing, mobile, car',
  'lead, actions':
    'pupil, companion, address, mobile, purpose, condition, alone, referral, outcome, who saw, concern, decided, action, task, answered, recorded',
  'seniorLeader, home': 'companion',
  'seniorLeader, visit':
    'pupil, companion, address, family, seeing, mobile, worry, purpose, home, risk, hazard, condition, police, new risk, alone, referral, outcome, who saw, concern, decided, action, task, incident, answered, recorded',
  'seniorLeader, desk': 'companion, address, seeing, mobile, car',
  'seniorLeader, actions':
    'pupil, companion, address, mobile, purpose, condition, alone, referral, outcome, who saw, concern, decided, action, task, answered, recorded',
  'head, home': 'companion',
  'head, visit':
    'pupil, companion, address, family, seeing, mobile, worry, purpose, home, risk, hazard, condition, police, new risk, alone, referral, outcome, who saw, concern, decided, action, task, incident, answered, recorded, accusation',
  'head, desk': 'companion, address, seeing, mobile, car',
  'head, actions':
    'pupil, companion, address, mobile, purpose, condition, alone, referral, outcome, who saw, concern, decided, action, task, answered, recorded, accusation',
  'sheet Log': 'condition, police, plan, new risk, help, tried, search, resolved',
  'sheet Staff': 'car',
  'sheet Today': 'initials, companion, address, seeing, mobile, car, search',
  'sheet Register': 'initials, companion, address',
  'visitor, outing': 'pupil, address, plan, new risk, help, tried, search, resolved, decided',
  'watcher, outing':
    'pupil, companion, address, family, seeing, mobile, car, plan, new risk, help, tried, search, resolved',
  'office, outing':
    'initials, companion, address, family, seeing, mobile, car, plan, new risk, help, tried, search, resolved',
  'team, outing':
    'pupil, companion, address, family, seeing, mobile, car, plan, new risk, help, tried, search, resolved',
  'lead, outing':
    'pupil, companion, address, family, seeing, mobile, car, plan, new risk, help, tried, search, resolved',
  'seniorLeader, outing':
    'pupil, companion, address, family, seeing, mobile, car, plan, new risk, help, tried, search, resolved',
  'head, outing':
    'pupil, companion, address, family, seeing, mobile, car, plan, new risk, help, tried, search, resolved',
  'otherVisitor, actions': 'initials, action',
  'administrator, desk': 'companion, address, seeing, mobile, car',
  'sheet Archive':
    'pupil, companion, address, family, seeing, mobile, car, plan, new risk, help, tried, search, resolved, safe word',
  'team, mails':
    'pupil, initials, companion, address, family, seeing, mobile, car, worry, purpose, home, risk, hazard, condition, police, plan, new risk, carrying, alone, referral, outcome, who saw, concern, action, task, incident',
  subjects: 'initials, companion',
  'mails of anybody':
    'pupil, initials, companion, address, family, seeing, mobile, car, worry, purpose, home, risk, hazard, condition, police, plan, new risk, carrying, help, resolved, alone, referral, outcome, who saw, concern, action, task, incident, accusation',
  'deputyLead, mails':
    'pupil, initials, companion, address, family, seeing, mobile, car, worry, purpose, home, risk, hazard, condition, police, plan, new risk, carrying, help, resolved, alone, referral, outcome, who saw, concern, action, task',
  'lead, mails':
    'pupil, initials, companion, address, family, seeing, mobile, car, worry, purpose, home, risk, hazard, condition, police, plan, new risk, carrying, help, resolved, alone, referral, outcome, who saw, concern, action, task',
  'visitor, mails':
    'pupil, initials, companion, address, family, seeing, mobile, worry, purpose, home, hazard, condition, police, alone, referral, outcome, who saw, concern, action, task, incident',
  'watcher, mails':
    'pupil, initials, companion, address, family, seeing, mobile, car, plan, new risk, carrying, help, resolved',
  'office, mails': 'initials, companion, address, family, seeing, mobile, car, plan, help, resolved',
  'seniorLeader, mails':
    'pupil, initials, companion, address, family, seeing, mobile, car, plan, help, resolved, alone',
  'head, mails':
    'pupil, initials, companion, address, family, seeing, mobile, car, police, plan, help, resolved, alone, incident, accusation',
  'otherVisitor, mails': 'initials, action',
};

/**
 * Under the other policies: the rows that are otherwise, each as the fields that are shown there too (`+`) and those that
 * are not asked or not shown (`-`). Nobody there assesses risks who is not asked to, and nobody sets a condition where
 * nobody decides. The `watcher` watches at Stamford Park and in Cornwall (CELT); elsewhere the office does or the
 * headteacher, and the row is an emergency contact’s, who answers alarms.
 */
export const OTHERWISE: Record<string, Record<string, string>> = {
  // CELT-33: the family’s numbers are for the search by senior leaders, who decide there too. Beside the search and its
  // alarms they stand in one letter: whoever typed them in is to ring the police at once, and gives them what they know.
  celt: {
    'visitor, visit': '+reason -family, risk, hazard',
    'visitor, leave': '+companion -hazard',
    'watcher, desk': '-companion, address, seeing, mobile, car',
    'office, visit': '+reason -hazard',
    'office, leave': '+companion -hazard',
    'team, home': '-pupil',
    'team, visit': '+reason -family, risk, hazard',
    'lead, visit': '+reason -family, risk, hazard',
    'seniorLeader, home': '+pupil',
    'seniorLeader, visit': '+reason -family, risk, hazard',
    'head, home': '+pupil',
    'head, visit': '+reason -family, risk, hazard',
    'sheet Register': '+reason',
    'watcher, outing': '-family',
    'office, outing': '-family',
    'team, outing': '-family',
    'lead, outing': '+landline',
    'seniorLeader, outing': '+landline',
    'head, outing': '+landline',
    'sheet Archive': '+landline',
    'team, mails': '-family, seeing, car, home, risk, hazard, plan, carrying',
    'mails of anybody': '+landline, reason -risk, hazard',
    'deputyLead, mails': '+reason -family, risk, hazard',
    'lead, mails': '+landline, reason -risk, hazard',
    'visitor, mails': '+landline -mobile, hazard',
    'watcher, mails': '-family',
    'office, mails': '-family',
    'seniorLeader, mails': '+landline, worry, purpose, reason, home, condition, police, carrying',
    'head, mails': '+landline, worry, purpose, reason, home, condition, carrying',
  },
  // A check-in that was missed runs up its whole ladder in this story, to everybody with a role.
  nas: {
    'visitor, visit': '+initials, agency, copies -risk, hazard',
    'visitor, leave': '+companion, agency -hazard',
    'visitor, actions': '+agency, copies -purpose, concern',
    'office, visit': '+agency, copies -hazard',
    'office, leave': '+companion, agency -hazard',
    'office, actions': '+agency, copies',
    'team, home': '-pupil',
    'team, visit': '+initials, agency, copies -risk, hazard',
    'team, actions': '+agency, copies -purpose',
    'lead, home': '-pupil',
    'lead, visit': '+initials, agency, copies -risk, hazard',
    'lead, actions': '+agency, copies -purpose',
    'seniorLeader, visit': '+initials, agency, copies -risk, hazard',
    'seniorLeader, actions': '+agency, copies -purpose',
    'head, home': '+pupil',
    'head, visit': '+initials, agency, copies -risk, hazard',
    'head, actions': '+agency, copies -purpose',
    'sheet Log': '+agency',
    'sheet Register': '+agency',
    'watcher, outing': '+initials -pupil',
    'sheet Archive': '-safe word',
    'team, mails':
      '+agency, resolved, copies -purpose, home, risk, hazard, new risk, carrying, referral, concern, incident',
    'mails of anybody': '+agency, copies -risk, hazard, referral',
    'deputyLead, mails': '+agency, copies -purpose, home, risk, hazard, new risk, carrying, referral',
    'lead, mails': '+agency, copies -purpose, home, risk, hazard, new risk, carrying, referral',
    'visitor, mails': '+agency, copies -mobile, hazard, police, alone, referral, concern, incident',
    'watcher, mails': '-pupil, new risk, carrying, help',
    'head, mails': '+worry, purpose, home, agency, condition, new risk, carrying',
    'sheet Actions': '+agency',
    'administrator, home': '+companion',
    'administrator, outing': '+initials, companion, address, family, seeing, mobile, car, plan, new risk, help',
    'administrator, mails': '+initials, companion, address, family, seeing, mobile, car, plan, resolved',
  },
  wna: {
    'visitor, visit': '+reason -condition',
    'visitor, leave': '+companion',
    'visitor, actions': '-condition',
    'office, visit': '+reason -condition',
    'office, leave': '+companion',
    'team, home': '-pupil',
    'team, visit': '+reason -condition',
    'team, actions': '-condition',
    'lead, visit': '+reason -condition',
    'lead, actions': '-condition',
    'seniorLeader, home': '+pupil',
    'seniorLeader, visit': '+reason -condition',
    'seniorLeader, actions': '-condition',
    'head, home': '+pupil',
    'head, visit': '+reason -condition',
    'head, actions': '-condition',
    'sheet Log': '-condition',
    'sheet Register': '+reason',
    'watcher, outing': '+initials -pupil',
    'sheet Archive': '-safe word',
    'team, mails': '-seeing, car, home, risk, condition, plan, new risk, carrying, incident',
    'mails of anybody': '+reason -condition',
    'deputyLead, mails': '-home, risk, condition, new risk, carrying',
    'lead, mails': '-home, risk, condition, new risk, carrying',
    'visitor, mails': '-condition, police, incident',
    'watcher, mails':
      '-pupil, initials, companion, address, family, seeing, mobile, car, plan, new risk, carrying, help, resolved',
    'head, mails': '+worry, purpose, reason, home, risk, hazard, new risk, carrying',
  },
  wls: {
    'visitor, visit': '+landline -condition',
    'visitor, actions': '-condition',
    'office, visit': '-condition',
    'team, visit': '+landline -condition',
    'team, actions': '-condition',
    'lead, visit': '+landline -condition',
    'lead, actions': '-condition',
    'seniorLeader, visit': '+landline -condition',
    'seniorLeader, actions': '-condition',
    'head, visit': '+landline -condition',
    'head, actions': '-condition',
    'sheet Log': '-condition',
    'watcher, outing': '+initials, landline -pupil',
    'office, outing': '+landline',
    'team, outing': '+landline',
    'lead, outing': '+landline',
    'seniorLeader, outing': '+landline',
    'head, outing': '+landline',
    'otherVisitor, actions': '-initials, action',
    'sheet Archive': '+landline -safe word',
    'team, mails': '+landline -condition, incident',
    'mails of anybody': '+landline -condition',
    'deputyLead, mails': '+landline -condition',
    'lead, mails': '+landline -condition',
    'visitor, mails': '+landline -condition, police, incident',
    'watcher, mails':
      '-pupil, initials, companion, address, family, seeing, mobile, car, plan, new risk, carrying, help, resolved',
    'office, mails': '+landline',
    'seniorLeader, mails': '+landline',
    'head, mails': '+landline',
    'otherVisitor, mails': '-initials, action',
  },
};
