-- Which of its base's counts a chapter's kind does not count, by their codes with | between them.
-- The first is always counted; nothing said, it counts all.
alter table kind add column own_without text;
