-- Where a file tells of help that is no piece of work (`page`; a cow that went to another
-- keeper). Who gave what a receiver was helped with; words on a receiver, one after the other, each
-- told once (`look_up` is a keyed hash of what was said); and a way to find the same name at other
-- units of a province, which opens for a purpose alone.
alter table help add column giver text not null default '';
alter table help add column page text;
create table receiver_note (
  id uuid primary key,
  receiver uuid not null,
  sealed_note bytea not null,
  look_up bytea not null,
  version bigint not null
);
create unique index receiver_note_once on receiver_note (receiver, look_up);
create index receiver_named on receiver (look_up);
