import { NothingHere } from '@/components/patterns/nothing-here';

export default function AppNotFound() {
  return (
    <NothingHere title="There is no such app within your reach">
      Check the name, or ask an owner to share a connection that reaches it.
    </NothingHere>
  );
}
