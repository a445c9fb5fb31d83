-- The units right under one are asked by every page: without this, the centre reads all it reaches.
create index reach_depth on reach (above, depth);
