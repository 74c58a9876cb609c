import { describe, expect, it } from 'vitest';
import { type Member, mayChangeRole, mayRemove } from './people';

const member = (id: string, role: string, over: Partial<Member> = {}): Member => ({
  id,
  role,
  hasSignedIn: true,
  isNamedOwner: false,
  ...over,
});
const [ada, grace, viewer] = [member('ada', 'owner'), member('grace', 'owner'), member('vi', 'viewer')];
const invited = member('invited', 'owner', { hasSignedIn: false });
const named = member('named', 'owner', { isNamedOwner: true });

describe('changing a role', () => {
  it.each([
    ['an owner beside another owner may step down', [ada, grace], ada, 'viewer', true],
    ['the last owner may not step down', [ada, viewer], ada, 'operator', false],
    ['an owner who was only invited does not count', [ada, invited], ada, 'operator', false],
    ['the invitation of an owner may be changed', [ada, invited], invited, 'viewer', true],
    ['a viewer may become anything', [ada, viewer], viewer, 'operator', true],
    ['anybody may become an owner', [ada, viewer], viewer, 'owner', true],
    ['the last owner may stay an owner', [ada], ada, 'owner', true],
    ['whoever OWNER_EMAILS names stays an owner', [ada, named], named, 'viewer', false],
  ])('%s', (_, people, person, role, allowed) => {
    expect(mayChangeRole(people, person, role)).toMatchObject({ allowed });
  });
});

describe('removing a person', () => {
  it.each([
    ['a viewer may go', [ada, viewer], viewer, true],
    ['an owner beside another owner may go', [ada, grace], grace, true],
    ['the last owner may not go', [ada, viewer], ada, false],
    ['an owner who was only invited does not count', [ada, invited], ada, false],
    ['an invitation may be withdrawn', [ada, invited], invited, true],
    ['whoever OWNER_EMAILS names may not go', [ada, named], named, false],
  ])('%s', (_, people, person, allowed) => {
    expect(mayRemove(people, person)).toMatchObject({ allowed });
  });
});
