import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { mergeCatalogues } from '@cutaway/primitives/explain';
import type { TraceEvent, TraceListener } from '@cutaway/primitives/trace';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { bothLanguages } from '../../catalogue/both-languages.js';
import { cliCatalogue } from '../../catalogue/index.js';
import type { RunContext } from '../../run-context.js';
import { CollectedTrace } from '../../views/html/collected-trace.js';
import { tracePage } from '../../views/html/trace-page.js';
import { deliverPage, type PageOptions, wantsPage } from '../../views/html/write-page.js';

// The lab has words of its own for some messages of TLS.
const catalogue = mergeCatalogues(scenariosCatalogue, tlsCatalogue, cliCatalogue);

/** An event of an interception that may be one of a trace: ours, towards the client or the server. */
interface Intercepted {
  readonly type: string;
  readonly connection: number;
  readonly side?: 'client' | 'server';
  readonly event?: TraceEvent;
}

/** What passes through an interception, kept for a page with all three parties. */
export class InterceptedPage {
  private readonly collected: CollectedTrace | undefined;
  private readonly listeners = new Map<string, TraceListener>();
  private readonly options: PageOptions;

  constructor(options: PageOptions) {
    this.options = options;
    this.collected = wantsPage(options) ? new CollectedTrace() : undefined;
  }

  keep({ type, connection, side, event }: Intercepted): void {
    if (this.collected === undefined || type !== 'trace' || side === undefined || event === undefined) return;
    const key = `${connection} ${side}`;
    const listener = this.listeners.get(key) ?? this.collected.session(connection, { actor: 'attacker', facing: side });
    this.listeners.set(key, listener);
    listener(event);
  }

  /** Writes the page, when one is wanted. */
  async deliver(context: RunContext): Promise<void> {
    if (this.collected === undefined) return;
    const { language } = context;
    const title = bothLanguages('intercept.page.title');
    const page = await tracePage({ title, language, catalogue, events: this.collected.events });
    deliverPage(page, this.options, context, true);
    if (this.collected.full) context.note(context.say('html.cut'));
  }
}
