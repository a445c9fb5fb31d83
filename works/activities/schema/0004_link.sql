-- Where a piece of work can be read: the address of a post on a website, a page, a newspaper.
alter table activity add column link text;
