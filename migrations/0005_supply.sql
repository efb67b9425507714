-- Helpers whom nobody needed hear from us once a month: when they last did.
create table monthly_letters (
  person text primary key,
  written_at bigint not null,
  digest bytea
);
-- Who wants to hear of asks near by hears of this too, until they say no with one click.
update people set letters = letters || ',monthly' where ',' || letters || ',' like '%,alerts,%';
-- What was asked in a town of late: for the gauge of hosts, and to tell helpers when a turn is likely.
create index asks_opened on asks (municipality, opened_at);
