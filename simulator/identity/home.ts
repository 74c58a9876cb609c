import type { World } from '@/simulator/engine/world';
import type { Outgoing } from '@/simulator/transport/wire';
import { page } from './page';

/** What a person sees who opens the simulator's address in a browser. */
export function homePage(world: World): Outgoing {
  const content = `<h1>This is a local Heroku</h1>
<p>A small, stateful copy of the Heroku Platform API with ${world.apps.size} invented apps, for trying things out and
for tests. It serves the API and the sign-in pages at this one address, and forgets everything when it stops.</p>
<ul class="plain">
<li>API: send <code>Accept: application/vnd.heroku+json; version=3</code> and a token, for example to
<code>/apps</code></li>
<li>Official CLI: set <code>HEROKU_HOST</code> to this address and <code>HEROKU_API_KEY</code> to a token</li>
<li>Control plane: <a href="/_sim/"><code>/_sim/</code></a> lists how to move the clock, break things and add apps</li>
</ul>`;
  return page('Simulator', content);
}
