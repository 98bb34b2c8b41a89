// The people of the stories, by what they do at Alder Park; the same people work at all five made-up schools.
import { alderPark } from '../../local/school';

/** The staff by what they do in the stories. */
export const PEOPLE = {
  visitor: 'maya.osei@school.example',
  colleague: 'daniel.hughes@school.example',
  mentor: 'farah.siddiqui@school.example',
  watcher: 'kwame.boateng@school.example',
  office: 'joanna.kowalska@school.example',
  officeManager: 'ann.lee@school.example',
  team: 'imran.malik@school.example',
  deputyLead: 'rhiannon.pryce@school.example',
  lead: 'grace.adebayo@school.example',
  seniorLeader: 'vikram.rao@school.example',
  deputyHead: 'helen.carter@school.example',
  head: 'patricia.doyle@school.example',
  administrator: 'owen.jones@school.example',
  chair: 'zoe.quill@school.example',
  owner: alderPark.owner,
} as const;
