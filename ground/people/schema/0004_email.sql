-- Where reminders go by e-mail, when the owner of an account wants them.
alter table account add column email text;
