/**
 * Every message between the parts of the extension, by direction, and the shapes that travel in them.
 *
 * A request is `{type, ...}`; its answer is always `Answer<T>`. Content scripts and the card never fetch:
 * only background/api.js talks to the server.
 */
declare namespace Rel {
  type Answer<T> = { ok: true; value: T } | { ok: false; error: string; code?: string };

  // ---------------------------------------------------------------- shapes shared with the server

  /** An account as a page names it; `v` is the version of the annotation already here. */
  interface AccountRef { network: string; handle: string; id: string | null; v?: string | null }
  interface Waiting { comment: string; since: string | null }
  /** What the library says of an account (ARCHITECTURE: "an annotation"). */
  interface Annotation {
    account: AccountRef; person: number | null; name: string | null; nickname: string | null; label: string | null;
    kind: string; reason: string; flags: string[]; circle: string | null; word: string | null;
    received: number; given: number; first: string | null; last: string | null; waiting: Waiting | null;
    needs_open: number; promises_open: number; note_first_line: string | null; as_of: string; v: string;
    /** added by the worker: whether the user and this account have anything with each other */
    known?: boolean;
  }
  interface Thread { id: string; url: string | null; title: string | null }
  interface PageOf { url: string; site: string; network: string; kind: string; title: string | null; thread: Thread | null; community: string | null }
  interface Comment {
    id: string | null; scope: string; kind: string; thread: Thread | null; author: string; author_id: string | null;
    author_name: string | null; author_url: string | null; in_reply_to: string | null; mentions: string[]; text: string;
    cut: boolean; quotes: [number, number][]; published: string | null; precision: string | null;
    published_text: string | null; url: string | null; uri: string | null;
  }
  interface Sighting extends Comment { seen_at: string; parent_author: string | null }
  interface Profile { handle: string; id: string | null; name: string | null; url: string | null; bio: string | null; avatar: string | null; links: string[] }
  interface Reaction { by: string; to: string; kind: string }
  interface Withdrawn { id: string; scope: string }
  interface Viewer { handle: string; audience: number | null }
  interface Reading {
    page: PageOf; viewer: Viewer | null; profiles: Profile[]; comments: Comment[]; reactions: Reaction[];
    withdrawn: Withdrawn[]; unreadable: { record: string; field: string; reason: string }[];
  }
  /** One part of one page load; (visit_id, part) is idempotent on the server. */
  interface Visit {
    visit_id: string; part: number; browser: string; at: string; recipe: string; recipe_version: number;
    page: PageOf; viewer: Viewer | null; profiles: Profile[]; reactions: Reaction[]; withdrawn: Withdrawn[]; comments: Sighting[];
  }
  /** A text, or an element: its tag, where it leads or begins to count, and what stands in it. */
  type Shown = string | [tag: string, attributes: { href?: string; start?: string }, ...inner: Shown[]];
  /** `shown`: the text's Markdown taken apart; `v`: the version of the text. */
  interface Note { id: number; person: number; text: string; shown: Shown[]; created: string; changed: string; v: string }
  /** Words of a history; `words` is their number, `at` null where no time is known, `reply_to` what they answered. */
  interface Moment {
    words: number; comment: string | null; direction: "received" | "given" | "seen"; account: AccountRef; text: string; quotes: [number, number][];
    at: string | null; precision: string | null; seen_at: string; thread_title: string | null; thread_url: string | null;
    url: string | null; reply_to: string | null; cut: boolean;
  }
  interface FollowUp { date: string; reason: string | null }
  /** What the card shows of one person. */
  interface Card {
    account: AccountRef; accounts: AccountRef[]; annotation: Annotation; history: Moment[]; notes: Note[];
    follow_up: FollowUp | null; nickname: string | null; label: string | null; reasons: Reason[];
  }
  /** Why something is said: of the kind, of a flag, of the circle; the numbers of the words it rests on. */
  interface Reason { of: string; sentence: string; words: number[] }
  /** A recipe as the server gives it: the fields the extension itself looks at. */
  interface Recipe {
    site: string; version: number; network: string; fold_case?: boolean; anonymous?: string[];
    match: { hosts?: string[]; also?: { hosts?: string[] }[]; paths?: Record<string, { path?: string; marker?: string }>; [key: string]: unknown };
    expect?: Record<string, Record<string, number>>;
    record?: { select: string; [key: string]: unknown }[];
    [key: string]: unknown;
  }

  // ---------------------------------------------------------------- shapes inside the extension

  /** How marks are drawn. glyph: kind by shape; discreet: one dot for all; words: nickname, label or kind in words. */
  type Marks = "glyph" | "discreet" | "words";
  /** on: switched on; once: recognised by a click on the icon, nothing kept; off: not ours. */
  type Mode = "on" | "once" | "off";
  interface Hello { mode: Mode; recipes: Recipe[]; marks: Marks; browser: string }
  /** What the content script says of its page, for icon, badge and popup. */
  interface Report { url: string; mode: Mode; readable: boolean; known: number; people: number }
  /** A field that had to yield and did not: on how many records, after how many steps. */
  interface Missed { field: string; steps: number; records: number }
  /** A page that its recipe cannot read, in counts: nothing of the page itself. */
  interface SiteReport {
    site: string; version: number; page: string; expected: Record<string, number>;
    found: { records: number; comments: number; profiles: number; withdrawn: number }; missed: Missed[];
  }
  type ServerState = "unknown" | "ok" | "offline" | "foreign" | "unproven" | "unpaired" | "mismatch" | "failed";
  interface Server { state: ServerState; message: string | null; version: string | null }
  /** Whom a card shows: the account by the mark and where it was met. */
  interface Subject { account: AccountRef; shown: string; annotation: Annotation | null }
  /** How the card hands the focus back. */
  type Leave = "close" | "before" | "after";
  interface Refused { id: number; at: string; url: string; comments: number; status: number; message: string }
  /** A site's patterns, and the granted ones that hold hosts of it; `partly`: some of its hosts are on. */
  interface SiteRow { site: string; origins: string[]; granted: string[]; state: "on" | "partly" | "off" }
  /** `line`: how server and outbox are, in words. */
  interface Status {
    server: Server; line: string; base: string; paired: boolean; waiting: number; bytes: number; full: boolean; refused: number; marks: Marks;
  }
  interface Here { report: Report | null; people: Annotation[] }

  // ---------------------------------------------------------------- content script -> worker

  interface FromContent {
    /** Asks what this page is to us: on, once or off, and the recipes that may read it. */
    "page.hello": { ask: { url: string }; answer: Hello };
    /** Asks what is known of the accounts on the page; the server keeps nothing of the question. */
    "page.ask": { ask: { url: string; accounts: AccountRef[] }; answer: Annotation[] };
    /** Hands over one part of a visit, and what is known here; answered when it lies safely in the outbox. */
    "page.seen": { ask: { visit: Visit; have: Record<string, string> }; answer: null };
    /** Says how many people were recognised and whether the page can be read, for icon and badge. */
    "page.report": { ask: { report: Report }; answer: null };
    /** Says that the recipe of this page finds too little on it, for Settings. */
    "page.unreadable": { ask: { report: SiteReport }; answer: null };
    /** Announces a card frame by its nonce, and whom it is to show. */
    "card.enter": { ask: { nonce: string; subject: Subject }; answer: null };
    /** Shows somebody else in the frame that came in with this nonce. */
    "card.show": { ask: { nonce: string; subject: Subject }; answer: null };
  }

  // ---------------------------------------------------------------- card -> worker

  interface FromCard {
    /** Gives the nonce back, once; the frame is then bound to its tab and gets its subject. */
    "card.hello": { ask: { nonce: string }; answer: Subject };
    /** Everything remembered of the subject of this frame. */
    "card.load": { ask: object; answer: Card };
    /** Keeps a note on the subject. */
    "note.add": { ask: { text: string }; answer: Note };
    /** Changes a note, unless it is no longer the version seen (code `overtaken`) or was deleted (`gone`). */
    "note.change": { ask: { id: number; text: string; seen: string }; answer: Note };
    /** Deletes a note; `note.restore` undoes it. */
    "note.delete": { ask: { id: number }; answer: null };
    /** Brings a deleted note back. */
    "note.restore": { ask: { id: number }; answer: null };
    /** Sets nickname or follow-up of the subject's person. */
    "person.set": { ask: { person: number; nickname?: string | null; follow_up?: FollowUp | null }; answer: null };
    /** Opens the person's page on the local site. */
    "card.person": { ask: { person: number }; answer: null };
    /** Esc, or Tab past an end: the card wants to be closed and the focus back at the mark. */
    "card.leave": { ask: { how: Leave }; answer: null };
  }

  // ---------------------------------------------------------------- popup, welcome, options -> worker

  interface FromPage {
    /** The state of server, pairing and outbox. `probe` asks the server now. */
    "status.get": { ask: { probe?: boolean }; answer: Status };
    /** What the tab in front says of itself. */
    "tab.here": { ask: { tab: number }; answer: Here };
    /** Recognises the people on a page that is not switched on, by activeTab, and keeps nothing. */
    "tab.once": { ask: { tab: number }; answer: null };
    /** The sites the server has recipes for, with the origins to ask for. */
    "sites.list": { ask: object; answer: SiteRow[] };
    /** The site of one page, by the one pattern to ask for. */
    "sites.at": { ask: { url: string }; answer: SiteRow };
    /** Takes back every granted pattern that meets one of these; the answer names them. Fails where some are left. */
    "sites.off": { ask: { origins: string[] }; answer: string[] };
    /** Begins a pairing and opens its page; the two words are shown on both. */
    "pair.begin": { ask: object; answer: { words: string[]; expires: string } };
    /** Claims the token when the pairing was confirmed there; false = not yet. */
    "pair.claim": { ask: object; answer: boolean };
    /** Forgets the token of this browser. */
    "pair.forget": { ask: object; answer: null };
    /** Opens the local page (by a one-time link when paired) at a path. */
    "local.open": { ask: { path: string }; answer: null };
    /** Changes a setting of the extension. */
    "settings.set": { ask: { marks?: Marks; base?: string }; answer: null };
    /** Visits the server refused, with its reason. */
    "refused.list": { ask: object; answer: Refused[] };
    /** Puts a refused visit back into the outbox. */
    "refused.retry": { ask: { id: number }; answer: null };
    /** Throws a refused visit away. */
    "refused.drop": { ask: { id: number }; answer: null };
    /** Sends what waits, now. */
    "outbox.flush": { ask: object; answer: null };
  }

  // ---------------------------------------------------------------- worker -> content script

  interface ToContent {
    /** New or changed annotations for accounts that may stand on the page. */
    "marks.update": { ask: { annotations: Annotation[] }; answer: null };
    /** Permissions or settings changed: ask hello again, stop or redraw. */
    "page.recheck": { ask: object; answer: null };
    /** The people on this page that the user knows, for the popup. */
    "page.people": { ask: object; answer: Here };
    /** The card gave the focus back. */
    "card.leave": { ask: { how: Leave }; answer: null };
    /** Opens the card of a name: the link that was chosen in the context menu, or the name under the focus. */
    "card.open": { ask: { link: string | null }; answer: boolean };
  }

  // ---------------------------------------------------------------- worker -> card

  interface ToCard {
    /** The mark of somebody else was opened: show them in the frame that is there. */
    "card.subject": { ask: { subject: Subject }; answer: null };
  }

  type Asks = FromContent & FromCard & FromPage;
  type Message<M, K extends keyof M> = { type: K } & (M[K] extends { ask: infer A } ? A : never);
  type Handlers<M> = { [K in keyof M]: (ask: any, sender: chrome.runtime.MessageSender) => Promise<M[K] extends { answer: infer R } ? R : never> };

  // ---------------------------------------------------------------- content files

  interface Mark { element: Element; where: "after" | "before" | "append" }
  /** One thing read off the page: where it stands, and which comment of the reading it is. */
  interface Found {
    element: Element; body: Element | null; mark: Mark | null; comment: number | null;
    /** set where the record is no comment: a profile or the viewer */
    account?: { handle: string; id: string | null } | null;
  }
  interface MarkView {
    host: HTMLElement; set(annotation: Annotation | null, marks: Marks): void; focus(): void; expanded(on: boolean): void;
  }
  interface Frame { open(view: MarkView, subject: Subject): Promise<void>; close(focus: boolean): void; isOurs(node: Node): boolean }
  /** A reading with its elements; `changed` are those that are new, or others than in the reading before. */
  interface Read {
    reading: Reading; records: Found[]; changed: Found[]; found: number;
    /** whom the page speaks of without showing beyond doubt where they stand */
    unplaced?: Found[];
  }
  /** A page under its recipe, read as often as it changes; `dirty` is what has changed since. */
  interface Page {
    prepare(at: string, dirty: WeakSet<Element>): Generator<void>;
    /** `still`: nothing at all has changed since `prepare` began */
    read(at: string, dirty: WeakSet<Element>, still: boolean): Read;
  }
  interface Place { view: MarkView; mark: Mark; element: Element; key: string; subject: Subject }
  interface Places {
    fresh(read: Read, recipe: Recipe): AccountRef[]; draw(read: Read, recipe: Recipe): Generator<void>;
    update(changed: Annotation[]): void; known(): Annotation[];
    find(link: string | null): Place | undefined; accounts(): AccountRef[]; versions(visit: Visit): Record<string, string>; isOurs(node: Node): boolean; count(): number;
  }
  /** What was read under one address. */
  interface Address { lingers(element: Element, comment: Comment): boolean; own(read: Read): Reading }
  interface VisitView { read(reading: Reading): void; saw(comment: Comment): void }
  /** What the content files put together on globalThis.relationcore, one key each. */
  interface Namespace {
    convert: any;
    reader: {
      open(document: Document, recipe: Recipe, url: string): Page;
      read(document: Document, recipe: Recipe | null, at: { url: string; at: string | null }): Read;
      matches(document: Document, recipe: Recipe, url: string): string | null;
    };
    worker: {
      ask<K extends keyof FromContent>(type: K, body: FromContent[K]["ask"]): Promise<FromContent[K]["answer"]>;
      alive(): boolean;
    };
    visible: { create(signal: AbortSignal, onSeen: (body: Element) => void): { watch(body: Element): void; forget(body: Element): void } };
    left: { YOUNG: number; create(signal: AbortSignal, url: string): Address };
    sight: {
      create(signal: AbortSignal, address: Address, onSeen: (comment: Comment) => void): {
        watch(records: Found[], reading: Reading, recipe: Recipe): Generator<void>;
      };
    };
    mark: { make(onOpen: () => void, onEscape: () => void): MarkView };
    place: { create(signal: AbortSignal, marks: Marks, on: { open(place: Place): void; escape(): void }): Places };
    frame: { create(signal: AbortSignal): Frame };
    /** reads a page without a recipe; null: it does not speak of itself */
    located: { open(document: Document, url: string): () => Read | null };
    turns: { work(steps: Generator<void>, signal: AbortSignal): Promise<number | null> };
    changes: {
      create(signal: AbortSignal, isOurs: (node: Node) => boolean, onChange: () => void): {
        follow(recipe: Recipe): void; awaitTitle(wanted: boolean): void; since(): WeakSet<Element>; still(): boolean;
      };
    };
    visit: {
      create(signal: AbortSignal, recipe: Recipe, browser: string, have: (visit: Visit) => Record<string, string>): VisitView;
      keyOf(comment: Comment): string;
    };
    health: {
      reportOf(recipe: Recipe, read: { reading: Reading; found: number }): SiteReport | null;
      unmarkedOf(recipes: Recipe[], url: string): SiteReport | null;
      create(signal: AbortSignal): { judged(report: SiteReport | null): void };
    };
    /** set by main.js: begins anew when the files are injected a second time */
    started?: () => void;
  }
}

declare var relationcore: Rel.Namespace;
