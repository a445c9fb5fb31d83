-- What a file recorded is found by its page: a hand-over asks what was said of the one before it.
create index activity_kept_in on activity (kept_in, id) where kept_in is not null;
