-- A withdrawn consent is followed to its end: when whoever withdrew it was answered and how, when
-- all that rested on it was done and how, and who says so. What is past its day without that is
-- overdue.
alter table address_consent add column answered_on bigint;
alter table address_consent add column answered_how text;
alter table address_consent add column answered_name text;
alter table address_consent add column finished_on bigint;
alter table address_consent add column finished_how text;
alter table address_consent add column finished_name text;
-- An opening in an emergency by somebody out of reach stands among the alarms of the unit that
-- keeps the dossier: which one, and from where it was opened. Both are empty for very many looks;
-- where somebody was looked for so and not found, the second alone is told.
alter table address_alarm add column address uuid;
alter table address_alarm add column from_unit bigint;
-- Whoever opens in an emergency waits for his own opening before: the day's measure is counted by
-- one at a time.
create table address_emergency_turn (
  account uuid primary key,
  turn bigint not null
);
-- A dossier shows which lines of lists lead to it.
create index address_round_line_of on address_round_line (address);
