# The words of notices.
notices-title = Notices
notices-none = There is no notice yet.
notices-new = new
notices-seen = Mark as read
act-notices-own-read = Read one's own notices
