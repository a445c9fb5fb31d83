-- Of which campaign a duty asks for the report; empty for every other form.
alter table report_duty add column subject text;
