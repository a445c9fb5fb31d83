-- What a chapter's kind says otherwise than its base: its campaign, where its value may come from,
-- what it calls the units it counts. It counts and posts like the base all the same.
alter table kind add column own_campaign text;
alter table kind add column own_sources text;
alter table kind add column own_labels text;
