// The globals that an execution finds: every service that is here, and a plain no for the rest of Google's.
import { guard } from '../guard';
import type { Running } from '../running';
import { urlFetchApp } from './fetch';
import { formApp } from './forms';
import { gmailService } from './gmail';
import { htmlService } from './html';
import { lockService } from './lock';
import { loggingServices } from './logging';
import { mailApp } from './mail';
import { scriptApp } from './script';
import { sessionService } from './session';
import { spreadsheetApp } from './spreadsheet';
import { cacheService, propertiesService } from './stores';
import { utilitiesService } from './utilities';

/** Services that Google has and the local Workspace has not. */
const ABSENT = [
  ...[
    'Browser',
    'CalendarApp',
    'CardService',
    'Charts',
    'ContactsApp',
    'ContentService',
    'DataStudioApp',
    'DocumentApp',
  ],
  ...['DriveApp', 'GmailApp', 'GroupsApp', 'Jdbc', 'LanguageApp', 'LinearOptimizationService', 'Maps', 'SitesApp'],
  ...['SlidesApp', 'XmlService'],
];

/** A fresh set of globals for one execution. */
export function globalsFor(run: Running): Record<string, unknown> {
  const globals: Record<string, unknown> = {
    SpreadsheetApp: spreadsheetApp(run),
    FormApp: formApp(run),
    MailApp: mailApp(run),
    ScriptApp: scriptApp(run),
    HtmlService: htmlService(run),
    LockService: lockService(run),
    PropertiesService: propertiesService(run),
    CacheService: cacheService(run),
    Session: sessionService(run),
    Utilities: utilitiesService(run),
    UrlFetchApp: urlFetchApp(run),
    ...loggingServices(run),
  };
  if (run.workspace.settings.gmailService) globals.Gmail = gmailService(run);
  for (const name of ABSENT) globals[name] = guard(run, name, {});
  return globals;
}
