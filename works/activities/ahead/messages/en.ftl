# The words of what lies ahead in the calendar of work.
ahead-title = Ahead and due
ahead-planned = planned
ahead-late = overdue
ahead-none = Nothing is planned or due in this time.
ahead-cut =
    { $n } things told, up to { $day }: there is more. Choose a unit below or one kind of work to
    see all of them.
ahead-people = { $n } people
ahead-kitchens = { $kitchens } kitchens mean to cook { $meals } meals
ahead-agreement = An agreement or programme ends
feed-ahead = Planned: { $what }
feed-late = Overdue: { $what }
feed-about-ahead = { $about } What is planned or due: up to { $until }.
activities-quick = Only work that was recorded without a file of its own.
activities-not-quick = Show work with files too
