-- What reach learned about all people together, and whose turn it is where.

create table learned (
  what text primary key,               -- reach
  version bigint not null,             -- of the form of the facts
  facts text not null,                 -- JSON; nothing in it is about one person
  made_at bigint not null,
  digest bytea
);

-- Of the owner, beside each offer, so that a wave reads those whose turn it is and no others.
alter table offers add column turn bigint;     -- the order of turns, the first first; null: never asked
alter table offers add column free_at bigint;  -- cannot be told before: the week is full, or they rest
create index offers_turn on offers (area, turn, id, free_at, theme) where stage = 'active' and hidden_at is null;
