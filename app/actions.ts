'use server';

import { callOffMany } from '@/lib/operations/call-off-many';
import { changeRole } from '@/lib/operations/change-role';
import { invitePerson } from '@/lib/operations/invite-person';
import { maintenance } from '@/lib/operations/maintenance';
import { maintenanceMany } from '@/lib/operations/maintenance-many';
import { pauseBackground } from '@/lib/operations/pause-background';
import { pauseMany } from '@/lib/operations/pause-many';
import { pinApps } from '@/lib/operations/pin-apps';
import { removePerson } from '@/lib/operations/remove-person';
import { removeView } from '@/lib/operations/remove-view';
import { restart } from '@/lib/operations/restart';
import { restartMany } from '@/lib/operations/restart-many';
import { resumeMany } from '@/lib/operations/resume-many';
import { retryMany } from '@/lib/operations/retry-many';
import { rollBack } from '@/lib/operations/roll-back';
import { rollBackCode } from '@/lib/operations/roll-back-code';
import { runOneOff } from '@/lib/operations/run-one-off';
import { runOperation } from '@/lib/operations/run-operation';
import { saveView } from '@/lib/operations/save-view';
import { scale } from '@/lib/operations/scale';
import { scaleMany } from '@/lib/operations/scale-many';
import { shareConnection } from '@/lib/operations/share-connection';
import { shareView } from '@/lib/operations/share-view';
import { skipOne } from '@/lib/operations/skip-one';
import { stop } from '@/lib/operations/stop';
import { undoMany } from '@/lib/operations/undo-many';
import { activityRead } from '@/lib/reads/activity';
import { addOnsRead } from '@/lib/reads/add-ons';
import { addOnsEverywhereRead } from '@/lib/reads/add-ons-everywhere';
import { appRowRead } from '@/lib/reads/app-row';
import { auditRead } from '@/lib/reads/audit';
import { auditChainRead } from '@/lib/reads/audit-chain';
import { budgetRead } from '@/lib/reads/budget';
import { buildsRead } from '@/lib/reads/builds';
import { configAgainstUpstreamRead } from '@/lib/reads/config-against-upstream';
import { connectionsRead } from '@/lib/reads/connections';
import { domainsRead } from '@/lib/reads/domains';
import { dynoSizesRead } from '@/lib/reads/dyno-sizes';
import { dynoTroubleRead } from '@/lib/reads/dyno-trouble';
import { dynosRead } from '@/lib/reads/dynos';
import { ecoQuotaRead } from '@/lib/reads/eco-quota';
import { fleetStatusRead } from '@/lib/reads/fleet-status';
import { formationRead } from '@/lib/reads/formation';
import { jobRead } from '@/lib/reads/job';
import { jobsRead } from '@/lib/reads/jobs';
import { latestActivityRead } from '@/lib/reads/latest-activity';
import { ledgerRead } from '@/lib/reads/ledger';
import { openingRead } from '@/lib/reads/opening';
import { peopleRead } from '@/lib/reads/people';
import { releaseComparisonRead } from '@/lib/reads/release-comparison';
import { releaseHistoryRead } from '@/lib/reads/release-history';
import { releaseOutputRead } from '@/lib/reads/release-output';
import { releaseXrayRead } from '@/lib/reads/release-xray';
import { releasesRead } from '@/lib/reads/releases';
import { releasesEverywhereRead } from '@/lib/reads/releases-everywhere';
import { rollbackWatchRead } from '@/lib/reads/rollback-watch';
import { runRead } from '@/lib/reads/run-read';
import { viewsRead } from '@/lib/reads/views';
import { watchRead } from '@/lib/reads/watch';

export async function readFleetStatus(input: unknown) {
  return runRead(fleetStatusRead, input);
}

export async function readAppRow(input: unknown) {
  return runRead(appRowRead, input);
}

export async function readOpening(input: unknown) {
  return runRead(openingRead, input);
}

export async function readFormation(input: unknown) {
  return runRead(formationRead, input);
}

export async function readDynos(input: unknown) {
  return runRead(dynosRead, input);
}

export async function readDynoTrouble(input: unknown) {
  return runRead(dynoTroubleRead, input);
}

export async function readEcoQuota(input: unknown) {
  return runRead(ecoQuotaRead, input);
}

export async function readReleases(input: unknown) {
  return runRead(releasesRead, input);
}

export async function readReleaseHistory(input: unknown) {
  return runRead(releaseHistoryRead, input);
}

export async function readReleaseXray(input: unknown) {
  return runRead(releaseXrayRead, input);
}

export async function readRollbackWatch(input: unknown) {
  return runRead(rollbackWatchRead, input);
}

export async function readReleaseOutput(input: unknown) {
  return runRead(releaseOutputRead, input);
}

export async function readReleaseComparison(input: unknown) {
  return runRead(releaseComparisonRead, input);
}

export async function readReleasesEverywhere(input: unknown) {
  return runRead(releasesEverywhereRead, input);
}

export async function readAddOnsEverywhere(input: unknown) {
  return runRead(addOnsEverywhereRead, input);
}

export async function readAddOns(input: unknown) {
  return runRead(addOnsRead, input);
}

export async function readDomains(input: unknown) {
  return runRead(domainsRead, input);
}

export async function readActivity(input: unknown) {
  return runRead(activityRead, input);
}

export async function readLatestActivity(input: unknown) {
  return runRead(latestActivityRead, input);
}

export async function readBuilds(input: unknown) {
  return runRead(buildsRead, input);
}

export async function readConfigAgainstUpstream(input: unknown) {
  return runRead(configAgainstUpstreamRead, input);
}

export async function readDynoSizes(input: unknown) {
  return runRead(dynoSizesRead, input);
}

export async function readBudget(input: unknown) {
  return runRead(budgetRead, input);
}

export async function readLedger(input: unknown) {
  return runRead(ledgerRead, input);
}

export async function readAudit(input: unknown) {
  return runRead(auditRead, input);
}

export async function readAuditChain(input: unknown) {
  return runRead(auditChainRead, input);
}

export async function scaleApp(request: unknown) {
  return runOperation(scale, request);
}

export async function restartApp(request: unknown) {
  return runOperation(restart, request);
}

export async function stopOneDyno(request: unknown) {
  return runOperation(stop, request);
}

export async function startOneOff(request: unknown) {
  return runOperation(runOneOff, request);
}

export async function setMaintenance(request: unknown) {
  return runOperation(maintenance, request);
}

export async function rollBackApp(request: unknown) {
  return runOperation(rollBack, request);
}

export async function rollBackAppCode(request: unknown) {
  return runOperation(rollBackCode, request);
}

export async function readPeople(input: unknown) {
  return runRead(peopleRead, input);
}

export async function readConnections(input: unknown) {
  return runRead(connectionsRead, input);
}

export async function addPerson(request: unknown) {
  return runOperation(invitePerson, request);
}

export async function setRole(request: unknown) {
  return runOperation(changeRole, request);
}

export async function dropPerson(request: unknown) {
  return runOperation(removePerson, request);
}

export async function setSharing(request: unknown) {
  return runOperation(shareConnection, request);
}

export async function setBackgroundPause(request: unknown) {
  return runOperation(pauseBackground, request);
}

export async function readViews(input: unknown) {
  return runRead(viewsRead, input);
}

export async function setPins(request: unknown) {
  return runOperation(pinApps, request);
}

export async function keepView(request: unknown) {
  return runOperation(saveView, request);
}

export async function dropView(request: unknown) {
  return runOperation(removeView, request);
}

export async function setViewSharing(request: unknown) {
  return runOperation(shareView, request);
}

export async function readWatch(input: unknown) {
  return runRead(watchRead, input);
}

export async function restartApps(request: unknown) {
  return runOperation(restartMany, request);
}

export async function scaleApps(request: unknown) {
  return runOperation(scaleMany, request);
}

export async function switchMaintenanceOfApps(request: unknown) {
  return runOperation(maintenanceMany, request);
}

export async function pauseJob(request: unknown) {
  return runOperation(pauseMany, request);
}

export async function resumeJob(request: unknown) {
  return runOperation(resumeMany, request);
}

export async function callOffJob(request: unknown) {
  return runOperation(callOffMany, request);
}

export async function skipApp(request: unknown) {
  return runOperation(skipOne, request);
}

export async function retryJob(request: unknown) {
  return runOperation(retryMany, request);
}

export async function undoJob(request: unknown) {
  return runOperation(undoMany, request);
}

export async function readJobs(input: unknown) {
  return runRead(jobsRead, input);
}

export async function readJob(input: unknown) {
  return runRead(jobRead, input);
}
