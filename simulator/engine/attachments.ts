import type { Account, AddOn, App, Attachment } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import { attachedVars, colouredAttachment } from '@/simulator/world/attached-vars';
import { Random } from '@/simulator/world/random';
import { createRelease } from './releases';
import type { World } from './world';

export interface NewAttachment {
  account: Account;
  addOn: AddOn;
  app: App;
  /** The service's own name, or a coloured one when that is taken, unless given. */
  name?: string | undefined;
  namespace?: string | null | undefined;
  /** The app's name, to replace an attachment that already bears the name. */
  confirm?: string | undefined;
}

/** Attaches an add-on to an app and releases the app with its config vars. 400 when a taken name is not confirmed. */
export function attachAddOn(world: World, input: NewAttachment): Attachment {
  const { account, addOn, app } = input;
  const serviceName = serviceNameOf(world, addOn);
  const name = input.name?.toUpperCase() ?? freeName(world, app, addOn);
  if (!/^[A-Z]\w*$/.test(name)) throw new Refusal(422, 'invalid_params', 'Name is invalid.');
  replaceNamesake(world, input, name);
  const vars = attachedVars(serviceName, name, addOn.name);
  const now = world.now();
  const attachment = world.attachments.add({
    id: world.newId(),
    name,
    addOnId: addOn.id,
    appId: app.id,
    namespace: input.namespace ?? null,
    configVarNames: Object.keys(vars),
    webUrl: addOn.webUrl,
    createdAtMs: now,
    updatedAtMs: now,
  });
  createRelease(world, app, {
    account,
    description: `Attach ${name} (@ref:${addOn.name})`,
    config: addOn.state === 'provisioning' ? app.config : { ...app.config, ...vars },
  });
  world.happenings.tell({ kind: 'attachment', action: 'create', app, attachment });
  return attachment;
}

/** Takes an attachment and its config vars from its app, which releases the app. */
export function detachAddOn(world: World, attachment: Attachment, account: Account): void {
  world.attachments.delete(attachment.id);
  const app = world.apps.get(attachment.appId);
  if (!app) return;
  const kept = Object.entries(app.config).filter(([key]) => !attachment.configVarNames.includes(key));
  const addOnName = world.addOns.get(attachment.addOnId)?.name ?? attachment.addOnId;
  createRelease(world, app, {
    account,
    description: `Detach ${attachment.name} (@ref:${addOnName})`,
    config: Object.fromEntries(kept),
  });
  world.happenings.tell({ kind: 'attachment', action: 'destroy', app, attachment });
}

function replaceNamesake(world: World, input: NewAttachment, name: string): void {
  const namesake = world.attachments.in('app', input.app.id).find((row) => row.name === name);
  if (!namesake) return;
  if (namesake.addOnId === input.addOn.id) {
    throw new Refusal(422, 'invalid_params', `${input.addOn.name} is already attached as ${name}.`);
  }
  if (input.confirm !== input.app.name) {
    const other = world.addOns.get(namesake.addOnId)?.name ?? 'another add-on';
    const message = `${name} is already the name of an attachment of ${other}. Confirm with the name of the app.`;
    throw new Refusal(400, 'confirmation_required', message);
  }
  detachAddOn(world, namesake, input.account);
}

function serviceNameOf(world: World, addOn: AddOn): string {
  const plan = world.plans.get(addOn.planId);
  return (plan && world.services.get(plan.serviceId)?.name) ?? '';
}

function freeName(world: World, app: App, addOn: AddOn): string {
  const plan = world.plans.get(addOn.planId);
  const service = plan ? world.services.get(plan.serviceId) : undefined;
  const taken = new Set(world.attachments.in('app', app.id).map((row) => row.name));
  let name = service?.attachmentName ?? 'ADDON';
  const random = new Random(`attachment:${world.newId()}`);
  for (let tries = 0; taken.has(name); tries++) {
    const coloured = colouredAttachment(service?.name ?? 'addon', random);
    name = tries < 20 ? coloured : `${coloured}_${tries}`;
  }
  return name;
}
