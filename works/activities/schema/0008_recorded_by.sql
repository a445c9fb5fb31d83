-- What one recorded oneself, the newest first: a volunteer's first page.
create index activity_recorded_by on activity (recorded_by, made_at);
