import type { Account, AddOn, AddOnService, App, Plan } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import type { JsonObject } from '@/simulator/route';
import { addOnName, attachedVars } from '@/simulator/world/attached-vars';
import { Random } from '@/simulator/world/random';
import { attachAddOn, detachAddOn } from './attachments';
import { createRelease } from './releases';
import { checkVerified } from './verification';
import type { World } from './world';

const provisioningMs = 20_000;
const slowServices: readonly string[] = ['heroku-postgresql', 'heroku-redis', 'heroku-kafka'];

export interface NewAddOn {
  account: Account;
  /** `service:plan`, a plan's id, or a service alone for its default plan. */
  plan: string;
  name?: string | undefined;
  attachmentName?: string | undefined;
  /** The app's name, to replace an attachment that already bears the name. */
  confirm?: string | undefined;
}

/**
 * Provisions an add-on and attaches it, which releases the app. Data services stay `provisioning` for some seconds of
 * world time and deliver their config vars afterwards, in a release of their own. 422 for unknown plans and bad names,
 * 423 for a taken attachment name that is not confirmed.
 */
export function provisionAddOn(world: World, app: App, input: NewAddOn): AddOn {
  const { plan, service } = findPlan(world, input.plan);
  if (plan.priceCents > 0) checkVerified(world, input.account);
  const isSlow = slowServices.includes(service.name);
  const name = input.name ?? freeName(world, service);
  checkName(world, name);
  const id = world.newId();
  const now = world.now();
  const addOn = world.addOns.add({
    id,
    name,
    appId: app.id,
    planId: plan.id,
    state: isSlow ? 'provisioning' : 'provisioned',
    configVarNames: [],
    providerId: `${service.name}-${id.slice(0, 8)}`,
    provisionMessage: isSlow ? `${service.humanName} is being created in the background.` : '',
    webUrl: `https://addons-sso.heroku.com/apps/${app.id}/addons/${id}`,
    createdAtMs: now,
    updatedAtMs: now,
  });
  const actor = { id: input.account.id, email: input.account.email };
  try {
    addOn.configVarNames = attachAddOn(world, { ...input, addOn, app, name: input.attachmentName }).configVarNames;
  } catch (refusal) {
    world.addOns.delete(id);
    if (!(refusal instanceof Refusal) || refusal.id !== 'confirmation_required') throw refusal;
    throw new Refusal(423, refusal.id, refusal.message, { headers: { 'X-Confirmation-Required': app.name } });
  }
  world.happenings.tell({ kind: 'add-on', action: 'create', app, addOn, actor });
  if (isSlow) world.after(provisioningMs, () => finishProvisioning(world, addOn, service, input.account));
  return addOn;
}

/** Moves an add-on to another plan of its service; 422 for any other plan. */
export function changePlan(world: World, addOn: AddOn, planName: string): void {
  const { plan, service } = findPlan(world, planName);
  if (world.plans.get(addOn.planId)?.serviceId !== service.id) {
    throw new Refusal(422, 'invalid_params', `${plan.name} is not a plan of the service of ${addOn.name}.`);
  }
  const previous = { plan: { id: addOn.planId, name: world.plans.get(addOn.planId)?.name ?? '' } };
  addOn.planId = plan.id;
  addOn.updatedAtMs = world.now();
  tellUpdate(world, addOn, previous);
}

/** Renames an add-on; 422 for a bad or taken name. */
export function renameAddOn(world: World, addOn: AddOn, name: string): void {
  if (name === addOn.name) return;
  checkName(world, name);
  const previous = { name: addOn.name };
  world.addOns.change(addOn, { name, updatedAtMs: world.now() });
  tellUpdate(world, addOn, previous);
}

/** Detaches an add-on everywhere, each time with a release, and deletes it. */
export function deprovisionAddOn(world: World, addOn: AddOn, account: Account): void {
  for (const attachment of world.attachments.in('addOn', addOn.id)) detachAddOn(world, attachment, account);
  addOn.state = 'deprovisioned';
  addOn.updatedAtMs = world.now();
  const app = world.apps.get(addOn.appId);
  if (app) world.happenings.tell({ kind: 'add-on', action: 'destroy', app, addOn });
  world.addOns.delete(addOn.id);
}

function finishProvisioning(world: World, addOn: AddOn, service: AddOnService, account: Account): void {
  if (world.addOns.get(addOn.id) !== addOn || addOn.state !== 'provisioning') return;
  addOn.state = 'provisioned';
  addOn.provisionMessage = '';
  addOn.updatedAtMs = world.now();
  tellUpdate(world, addOn, { state: 'provisioning' });
  for (const attachment of world.attachments.in('addOn', addOn.id)) {
    const app = world.apps.get(attachment.appId);
    if (!app) continue;
    createRelease(world, app, {
      account,
      description: `Update ${attachment.name} by ${service.name}`,
      config: { ...app.config, ...attachedVars(service.name, attachment.name, addOn.name) },
      hasReleasePhase: false,
    });
  }
}

function tellUpdate(world: World, addOn: AddOn, previous: JsonObject): void {
  const app = world.apps.get(addOn.appId);
  if (app) world.happenings.tell({ kind: 'add-on', action: 'update', app, addOn, previous });
}

function findPlan(world: World, reference: string): { plan: Plan; service: AddOnService } {
  const service = world.services.find(reference);
  const ofService = service ? world.plans.in('service', service.id) : [];
  const plan = world.plans.find(reference) ?? ofService.find((row) => row.isDefault) ?? ofService[0];
  const owner = plan ? world.services.get(plan.serviceId) : undefined;
  if (plan && owner) return { plan, service: owner };
  const message = `Couldn't find either the add-on service or the add-on plan of "${reference}".`;
  throw new Refusal(422, 'invalid_params', message);
}

function checkName(world: World, name: string): void {
  if (!/^[a-zA-Z][A-Za-z0-9_-]+$/.test(name)) throw new Refusal(422, 'invalid_params', 'Name is invalid.');
  if (world.addOns.named(name)) throw new Refusal(422, 'invalid_params', `Name ${name} is already taken`);
}

function freeName(world: World, service: AddOnService): string {
  const random = new Random(`add-on:${world.newId()}`);
  let name: string;
  do name = addOnName(service.name, random);
  while (world.addOns.named(name));
  return name;
}
