-- The whole of issue one: places, people, asks, offers, reach, letters, safety, clockwork.
-- Times are milliseconds UTC. Ids are UUIDv7 as text. `_sealed` is encrypted with the key file,
-- `_hash` is a keyed hash for looking up without being able to read. `digest` notices bit flips.

create table areas (
  code text collate "C" primary key,
  level text not null,                 -- municipality | district | neighbourhood
  name text not null,
  parent text,
  municipality text not null,
  lon double precision not null,
  lat double precision not null,
  area_m2 double precision not null,
  inhabitants bigint,
  year bigint not null,
  shape text,                          -- rings as "lon,lat lon,lat;lon,lat …", for the map
  search text not null,                -- normalised name
  digest bytea
);
create index areas_parent on areas (parent);
create index areas_municipality on areas (municipality, level);

create table postcodes (
  pc4 text not null,
  area text collate "C" not null references areas (code),
  share double precision not null,
  digest bytea,
  primary key (pc4, area)
);

create table postcodes6 (              -- from the list of CBS, where somebody imported it
  pc6 text not null,
  area text collate "C" not null references areas (code),
  addresses bigint not null,
  digest bytea,
  primary key (pc6, area)
);
create index postcodes6_area on postcodes6 (area);

create table neighbours (              -- neighbourhoods with a common border, both ways
  area text collate "C" not null references areas (code),
  other text collate "C" not null references areas (code),
  digest bytea,
  primary key (area, other)
);

create table people (
  id text primary key,
  first_name text not null,
  email_sealed bytea,
  email_hash bytea,
  phone_sealed bytea,
  phone_hash bytea,
  email_confirmed_at bigint,
  phone_confirmed_at bigint,
  postcode text,                       -- never a house number
  area text collate "C",
  language text not null,
  quiet_from bigint not null,          -- minutes after midnight
  quiet_until bigint not null,
  paused_until bigint,
  letters text not null,               -- kinds wanted, comma separated
  made_at bigint not null,
  seen_at bigint not null,
  blocked_at bigint,
  blocked_why text,
  blocked_answer text,
  digest bytea
);
create unique index people_email on people (email_hash);
create index people_area on people (area);

create table grants (
  person text not null references people (id),
  role text not null,                  -- host | administrator
  area text collate "C" not null,      -- '' for the whole installation
  since bigint not null,
  digest bytea,
  primary key (person, role, area)
);
create index grants_area on grants (area, role);

create table sessions (
  id text primary key,
  secret_hash bytea not null,
  person text references people (id),
  ask text,                            -- an ask held by its spoken code, without an account
  device text not null,                -- "Chrome on Android", never the full agent
  made_at bigint not null,
  used_at bigint not null,
  ends_at bigint not null,
  digest bytea
);
create unique index sessions_secret on sessions (secret_hash);
create index sessions_person on sessions (person);

create table proofs (                  -- codes and links sent to an address, each for one purpose
  id text primary key,
  purpose text not null,               -- sign_in | confirm
  address_hash bytea not null,
  address_sealed bytea not null,
  code_hash bytea not null,
  link_hash bytea not null,
  browser_hash bytea not null,         -- the browser that asked
  about text,                          -- ask or reply waiting for it
  made_at bigint not null,
  ends_at bigint not null,
  used_at bigint,
  tries bigint not null,
  digest bytea
);
create unique index proofs_link on proofs (link_hash);
create index proofs_ends on proofs (ends_at);

create table tokens (
  id text primary key,
  person text not null references people (id),
  name text not null,
  secret_hash bytea not null,
  made_at bigint not null,
  used_at bigint,
  ended_at bigint,
  digest bytea
);
create unique index tokens_secret on tokens (secret_hash);
create index tokens_person on tokens (person);

create table asks (
  id text primary key,
  asker text not null,
  asker_name text not null,
  words text not null,                 -- the sentence; '' once erased, and '' of a private ask
  words_sealed bytea,                  -- of a private ask: sentence and other name
  search text not null,
  theme text not null,                 -- '' when nobody said
  area text collate "C" not null,
  district text collate "C" not null,  -- of the area; '' when only the municipality is left
  municipality text collate "C" not null,
  postcode text,
  circle text not null,                -- how far it may be told
  how text not null,
  urgency text not null,
  other_name text,                     -- asked for somebody else …
  other_consent_at bigint,             -- … who agreed
  private boolean not null,
  stage text not null,                 -- unconfirmed | open | connected | with_team | closed
  stage_at bigint not null,
  confirm_by text,                     -- email | phone, while unconfirmed
  placed_at bigint not null,
  opened_at bigint,
  with_whom text,                      -- the person who took it over, in stage with_team
  reply text,                          -- the connection: the accepted reply …
  helper text,                         -- … who gave it …
  connected_at bigint,                 -- … since when …
  asker_told text,                     -- … and what both said came of it
  helper_told text,
  thanked_at bigint,
  thanks text not null,                -- the asker's words to the helper
  closure text,
  needs_person_at bigint,              -- since when it stands on the host's list
  needs_person_why text,
  hidden_at bigint,
  hidden_by text,
  hidden_why text,
  code_hash bytea not null,
  code_sealed bytea not null,
  told bigint not null,
  replies bigint not null,
  erased_at bigint,
  epoch bigint not null,               -- raised by every transition; writers must know it
  digest bytea
);
create unique index asks_code on asks (code_hash);
-- Boards: one small index for each level, of what is open only, and in the order of the page.
create index asks_open_area on asks (area, placed_at, id)
  where stage = 'open' and not private and hidden_at is null;
create index asks_open_district on asks (district, placed_at, id)
  where stage = 'open' and not private and hidden_at is null;
create index asks_open_municipality on asks (municipality, placed_at, id)
  where stage = 'open' and not private and hidden_at is null;
-- How it went: in the order of the page, so that a hundred times as many cost the same.
create index asks_went_area on asks (area, stage_at, id)
  where stage = 'closed' and closure in ('helped', 'partly') and not private and hidden_at is null
  and erased_at is null;
create index asks_went_district on asks (district, stage_at, id)
  where stage = 'closed' and closure in ('helped', 'partly') and not private and hidden_at is null
  and erased_at is null;
create index asks_went_municipality on asks (municipality, stage_at, id)
  where stage = 'closed' and closure in ('helped', 'partly') and not private and hidden_at is null
  and erased_at is null;
create index asks_live on asks (id) where stage <> 'closed';
create index asks_to_erase on asks (stage_at) where stage = 'closed' and erased_at is null;
create index asks_needs_person on asks (municipality, needs_person_at, id)
  where needs_person_at is not null;
create index asks_asker on asks (asker, placed_at, id);
create index asks_helper on asks (helper, connected_at);

create table replies (
  id text primary key,
  ask text not null references asks (id),
  person text not null,
  person_name text not null,
  words text not null,
  stage text not null,                 -- open | accepted | declined | withdrawn | fell_through | not_needed
  made_at bigint not null,
  stage_at bigint,
  hidden_at bigint,
  digest bytea
);
create unique index replies_once on replies (ask, person) where stage = 'open';
create index replies_ask on replies (ask, made_at);
create index replies_person on replies (person, made_at);

create table offers (
  id text primary key,
  owner text not null,
  owner_name text not null,
  words text not null,
  search text not null,
  theme text not null,                 -- keys, comma separated; '' when nobody said
  area text collate "C" not null,
  district text collate "C" not null,  -- of the area
  municipality text collate "C" not null,
  postcode text,
  circle text not null,
  how text not null,
  at_most bigint not null,             -- times a week
  stage text not null,                 -- unconfirmed | active | paused | ended
  paused_until bigint,
  made_at bigint not null,
  stage_at bigint not null,
  hidden_at bigint,
  hidden_by text,
  hidden_why text,
  epoch bigint not null,
  digest bytea
);
-- Boards and reach: one small index for each level, of what is shown only, in the order of the page.
create index offers_shown_area on offers (area, made_at, id) where stage = 'active' and hidden_at is null;
create index offers_shown_district on offers (district, made_at, id)
  where stage = 'active' and hidden_at is null;
create index offers_shown_municipality on offers (municipality, made_at, id)
  where stage = 'active' and hidden_at is null;
create index offers_owner on offers (owner, made_at, id);

create table helpers (                 -- what reach remembers of a person; never shown as a score
  person text primary key,
  history text not null,               -- JSON, a few numbers
  changed_at bigint not null,
  digest bytea
);

create table alerts (                  -- one seintje: one ask told to one person
  id text primary key,
  ask text not null references asks (id),
  person text not null,
  wave bigint not null,
  why text not null,                   -- JSON: why this person, and how likely a yes was
  made_at bigint not null,
  seen_at bigint,
  answer text,                         -- yes | no | declined (they said yes, the asker said no)
  answered_at bigint,
  withdrawn_at bigint,
  digest bytea
);
create unique index alerts_once on alerts (ask, person);
create index alerts_person on alerts (person, made_at);

create table letters (                 -- the outbox
  id text primary key,
  kind text not null,                  -- alert | question | code | news …
  person text,
  address_sealed bytea,
  channel text not null,               -- mail | call
  language text not null,
  about text,                          -- the ask, offer or report it is about
  content_sealed bytea not null,       -- subject, text, html as JSON
  message_id text not null,
  in_reply_to text,
  stage text not null,                 -- waiting | sent | withdrawn | failed | done
  due bigint not null,
  stale_at bigint,                     -- not worth sending after this
  attempts bigint not null,
  epoch bigint not null,
  claimed_until bigint,
  error text,
  made_at bigint not null,
  sent_at bigint,
  done_by text,
  digest bytea
);
create unique index letters_message on letters (message_id);
create index letters_due on letters (stage, channel, due);
create index letters_about on letters (about);
create index letters_person on letters (person, made_at);

create table reports (
  id text primary key,
  about_kind text not null,            -- ask | offer | reply | person
  about text not null,
  area text collate "C" not null,
  person text,                         -- whose words or deeds it is about
  wrong text not null,                 -- danger | fraud | rude | personal | advertising | other
  reporter text,
  words text not null,
  stage text not null,                 -- open | answered
  measure text,                        -- nothing | talked | hidden | warned | blocked
  answer text not null,
  answered_by text,
  made_at bigint not null,
  answered_at bigint,
  digest bytea
);
create index reports_open on reports (stage, area, made_at);

create table blocks (                  -- one person does not want to meet another here
  person text not null,
  other text not null,
  made_at bigint not null,
  digest bytea,
  primary key (person, other)
);
create index blocks_other on blocks (other);

create table warnings (                -- what a host said to a person, and what they said back
  id text primary key,
  person text not null references people (id),
  host text not null,
  kind text not null,                  -- warning | block | hidden
  about text,
  why text not null,
  answer text not null,
  made_at bigint not null,
  answered_at bigint,
  lifted_at bigint,                    -- of a block
  lifted_by text,
  digest bytea
);
create index warnings_person on warnings (person, made_at);

create table happenings (
  id text primary key,
  kind text not null,
  about text,
  by_whom text,
  facts text not null,                 -- JSON, ids only
  made_at bigint not null,
  digest bytea
);
create index happenings_about on happenings (about, made_at);

create table jobs (
  id text primary key,
  kind text not null,
  key text not null,
  facts text not null,
  due bigint not null,
  epoch bigint not null,
  attempts bigint not null,
  claimed_until bigint,
  error text,
  made_at bigint not null,
  digest bytea
);
create unique index jobs_key on jobs (kind, key);
create index jobs_due on jobs (due);

create table once (                    -- a form or call that was already answered
  key text not null,
  scope text not null,
  answer text not null,
  made_at bigint not null,
  digest bytea,
  primary key (key, scope)
);
create index once_made on once (made_at);

create table limits (                  -- theoretical arrival time per limited thing
  key text primary key,
  tat bigint not null,
  digest bytea
);
create index limits_tat on limits (tat);

create table settings (
  key text primary key,
  value text not null,
  digest bytea
);
