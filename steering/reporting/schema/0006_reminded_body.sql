-- An outside organisation that owes a report is reminded too, through the unit it owes it to. The
-- column may be empty, so the journal's hashes of older rows stay right.
alter table report_reminder add column organisation uuid;
drop index report_reminder_day;
create unique index report_reminder_day
  on report_reminder (owner, form, month, on_day) where organisation is null;
create unique index report_reminder_body
  on report_reminder (unit, organisation, form, month, on_day) where organisation is not null;
