import type { Catalogue } from '@cutaway/primitives/explain';
import type { TraceEvent } from '@cutaway/primitives/trace';
import type { RunContext } from '../run-context.js';
import { AnnotatedTrace } from './annotated-trace.js';

/** Which connection of a server is shown, and how. */
export interface ConnectionViewOptions {
  readonly number: number;
  /** The client's address. */
  readonly from: string;
  /** NDJSON, one event a line, with the number of the connection. */
  readonly json: boolean;
  readonly hex: boolean;
  /** The program's sentences and those of every package whose events may come. */
  readonly catalogue: Catalogue;
  /** Lines that are kept at most: any number unless given. */
  readonly maximumLines?: number;
}

/** What one connection of a server has to show; kept until it is flushed, so that two do not mix. */
export class ConnectionView {
  private readonly options: ConnectionViewOptions;
  private readonly context: RunContext;
  private readonly view: AnnotatedTrace;
  private lines: string[] = [];
  private begun = false;

  constructor(options: ConnectionViewOptions, context: RunContext) {
    this.options = options;
    this.context = context;
    const { style, language } = context;
    const print = (line: string): void => this.line(line);
    this.view = new AnnotatedTrace({ style, language, catalogue: options.catalogue, hex: options.hex, print });
  }

  show(event: TraceEvent): void {
    if (this.options.json)
      this.context.print(JSON.stringify({ schemaVersion: 1, connection: this.options.number, ...event }));
    else this.view.show(event);
  }

  /** Something the program itself knows of the connection: an object of its own in NDJSON, lines otherwise. */
  remark(data: { readonly kind: string; readonly [name: string]: unknown }, lines: readonly string[]): void {
    if (this.options.json)
      this.context.print(JSON.stringify({ schemaVersion: 1, connection: this.options.number, ...data }));
    else for (const line of lines) this.line(line);
  }

  /** A line of the program's own, in its place between the events. */
  line(text: string): void {
    // What is no event has no place in NDJSON.
    if (this.options.json) {
      this.context.note(text.trimStart());
      return;
    }
    this.lines.push(text);
    if (this.lines.length >= (this.options.maximumLines ?? Number.POSITIVE_INFINITY)) this.flush();
  }

  flush(): void {
    const { print, style, say } = this.context;
    const { number, from } = this.options;
    if (this.lines.length === 0) return;
    const key = this.begun ? 'serve.connectionContinued' : 'serve.connection';
    print('');
    print(style.bold(say(key, { number, from })));
    for (const line of this.lines) print(line);
    this.lines = [];
    this.begun = true;
  }
}
