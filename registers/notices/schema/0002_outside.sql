-- A letter that goes to an organisation outside beside those who are told in the program.
alter table notice_mail add column organisation uuid;
