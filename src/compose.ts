// Puts the Google adapters behind the ports: the one place where the app and Google meet.
import { control } from './google/control';
import { forms } from './google/forms';
import { heartbeat } from './google/heartbeat';
import { installation } from './google/installation';
import { old } from './google/old';
import { post } from './google/post';
import { probes } from './google/probes/probes';
import { records } from './google/records';
import { replies } from './google/replies';
import { seals } from './google/seals';
import { views } from './google/views';
import type { Ports } from './ports';

export const ports: Ports = {
  records,
  post,
  replies,
  forms,
  views,
  control,
  installation,
  seals,
  heartbeat,
  old,
  probes,
};
