-- The agreement that a class is held under; its work names it when the class is ended.
alter table training_class add column agreement uuid;
