'use server';

import { changeRole } from '@/lib/operations/change-role';
import { invitePerson } from '@/lib/operations/invite-person';
import { maintenance } from '@/lib/operations/maintenance';
import { removePerson } from '@/lib/operations/remove-person';
import { restart } from '@/lib/operations/restart';
import { runOperation } from '@/lib/operations/run-operation';
import { scale } from '@/lib/operations/scale';
import { shareConnection } from '@/lib/operations/share-connection';
import { addOnsRead } from '@/lib/reads/add-ons';
import { appRead } from '@/lib/reads/app';
import { auditRead } from '@/lib/reads/audit';
import { auditChainRead } from '@/lib/reads/audit-chain';
import { budgetRead } from '@/lib/reads/budget';
import { connectionsRead } from '@/lib/reads/connections';
import { domainsRead } from '@/lib/reads/domains';
import { dynoSizesRead } from '@/lib/reads/dyno-sizes';
import { dynosRead } from '@/lib/reads/dynos';
import { fleetRead } from '@/lib/reads/fleet';
import { formationRead } from '@/lib/reads/formation';
import { peopleRead } from '@/lib/reads/people';
import { releasesRead } from '@/lib/reads/releases';
import { runRead } from '@/lib/reads/run-read';

export async function readFleet(input: unknown) {
  return runRead(fleetRead, input);
}

export async function readApp(input: unknown) {
  return runRead(appRead, input);
}

export async function readFormation(input: unknown) {
  return runRead(formationRead, input);
}

export async function readDynos(input: unknown) {
  return runRead(dynosRead, input);
}

export async function readReleases(input: unknown) {
  return runRead(releasesRead, input);
}

export async function readAddOns(input: unknown) {
  return runRead(addOnsRead, input);
}

export async function readDomains(input: unknown) {
  return runRead(domainsRead, input);
}

export async function readDynoSizes(input: unknown) {
  return runRead(dynoSizesRead, input);
}

export async function readBudget(input: unknown) {
  return runRead(budgetRead, input);
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

export async function setMaintenance(request: unknown) {
  return runOperation(maintenance, request);
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
